"""One net with one batch and one number of threads: all peers side by side, timed in turn.

Workers that are not being timed are stopped (SIGSTOP), so that nothing of theirs spins."""
import contextlib
import fcntl
import os
import signal
import subprocess

import environment
import nets

MODES = ("train", "inference")
LOSSES = 8  # steps whose losses are compared
FIRST_APART, APART = 1e-4, 0.05  # by how much they may be apart, relatively: before any update, and at all


class Worker:
    def __init__(self, peer, net, batch, threads, folder, interpreter):
        words = environment.command_of(peer, net, batch, threads, folder, interpreter)
        self.peer, self.log = peer, os.path.join(folder, peer + ".log")
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
                                            env=environment.environment_of(threads))

    def tell(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # hear says why

    def hear(self):
        line = self.process.stdout.readline()
        if not line:
            with open(self.log) as log:
                raise environment.Failed(f"the worker of {self.peer} ended:\n{log.read()[-3000:]}")
        return line.split()

    def seconds(self, what, steps):
        """Of a step, the others being stopped."""
        self.process.send_signal(signal.SIGCONT)
        self.tell(f"{what} {steps}")
        seconds = float(self.hear()[0]) / steps
        self.process.send_signal(signal.SIGSTOP)
        return seconds

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@contextlib.contextmanager
def locked(paths, how):
    """Files that all who measure on this machine lock before (exclusively) and who load it otherwise (shared)."""
    with contextlib.ExitStack() as stack:
        for path in paths:
            file = stack.enter_context(open(path, "a"))
            fcntl.flock(file, how)
        yield


def compare(losses):
    """Later losses drift apart: PyTorch's and tinygrad's Adam add their epsilon to another number than Keras's."""
    names = list(losses)
    for name in names[1:]:
        for step, (loss, other) in enumerate(zip(losses[name], losses[names[0]])):
            if not abs(loss - other) <= (APART if step else FIRST_APART) * abs(other):
                raise environment.Failed(f"loss {step + 1} of {name} is {loss:g}, of {names[0]} {other:g}: not the same net")


def prepare(workers, parameters):
    """Losses of the first steps, in which everything is compiled; a net that is not the same net is an error."""
    for worker in workers:
        _, version, count = worker.hear()
        worker.version = version
        if int(count) != parameters:
            raise environment.Failed(f"{worker.peer} has {count} parameters instead of {parameters}")
        worker.tell(f"losses {LOSSES}")
    losses = {}
    for worker in workers:
        losses[worker.peer] = [float(word) for word in worker.hear()]
    compare(losses)
    for worker in workers:
        worker.tell("inference 2")
    for worker in workers:
        worker.hear()
        worker.process.send_signal(signal.SIGSTOP)
    return losses


def steps_within(seconds, step):
    """As many steps as fill a turn, at least 3, but not for more than five turns' time."""
    return max(1, min(int(seconds / step), 20000), min(3, int(5 * seconds / step)))


def measure(workers, rounds, seconds, say):
    """{row: {peer: seconds of a step in each round}}; another peer begins each round. The row read is gradc's."""
    rows = [(worker, mode) for mode in MODES for worker in workers]
    rows += [(worker, "read") for worker in workers if worker.peer == "gradc"]
    times = {mode: {} for mode in (*MODES, "read")}
    steps = {}
    for worker, mode in rows:
        say(f"{worker.peer}: how long a step of {mode} takes")
        first = worker.seconds(mode, 1)
        steps[worker, mode] = steps_within(seconds, worker.seconds(mode, steps_within(seconds / 4, first)))
    for turn in range(rounds):
        for i in range(len(rows)):
            worker, mode = rows[(i + turn) % len(rows)]
            say(f"round {turn + 1} of {rounds}: {mode}, {worker.peer}")
            times[mode].setdefault(worker.peer, []).append(worker.seconds(mode, steps[worker, mode]))
    return times


def run(net, batch, threads, peers, folder, interpreter, options, say):
    """What --json writes of a cell."""
    workers = []
    try:
        with locked(options.lock[-1:], fcntl.LOCK_SH):
            say("starting")
            nets.write_inputs(net, batch, folder)
            for peer in peers:
                workers.append(Worker(peer, net, batch, threads, folder, interpreter))
            losses = prepare(workers, nets.parameters_of(net))
        say("waiting for the machine")
        with locked(options.lock, fcntl.LOCK_EX):
            times = measure(workers, options.rounds, options.turn / 1000, say)
    finally:
        for worker in workers:
            worker.end()
    return {"net": net, "batch": batch, "threads": threads, "parameters": nets.parameters_of(net), "losses": losses,
            "versions": {worker.peer: worker.version for worker in workers}, **times}
