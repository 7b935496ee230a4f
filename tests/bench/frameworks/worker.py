"""A process that runs one net in one framework: worker.py PEER NET BATCH THREADS FOLDER.

It answers the lines of its standard input by a line each, as gradc_worker.c does:
    (at the start)    ready VERSION PARAMETERS
    losses N          the losses of N training steps, before each update
    train N           the seconds that N training steps take, after some untimed ones
    inference N       the same of N predictions: probabilities of a batch
A peer is a class with `version`, `parameters`, `train(turn)`, which returns the loss, `predict(turn)`, `number(loss)`, and
`wait(result)` where results are promises. `turn` chooses the batch.
"""
import importlib
import os
import sys
import time


def untimed(steps):
    """Steps before those that are timed: the caches and clocks belong to the process that ran before."""
    return 1 + steps // 8


def timed(run, wait, steps):
    for turn in range(untimed(steps)):
        result = run(turn)
    wait(result)
    start = time.perf_counter()
    for turn in range(steps):
        result = run(turn)
    wait(result)
    return time.perf_counter() - start


def main():
    name, net, batch, threads, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    answers = os.fdopen(os.dup(1), "w")  # what a framework prints goes elsewhere
    os.dup2(2, 1)
    module, _, variant = name.partition("-")
    peer = importlib.import_module("peer_" + module).Peer(variant, net, batch, threads, folder)

    def answer(*words):
        print(*words, file=answers, flush=True)

    answer("ready", peer.version, peer.parameters)
    for line in sys.stdin:
        what, steps = line.split()[0], int(line.split()[1])
        if what == "losses":
            answer(*(float(peer.number(peer.train(turn))) for turn in range(steps)))
        else:
            answer(timed(peer.train if what == "train" else peer.predict, peer.wait, steps))


main()
