#!/usr/bin/env python3
"""Runs each net of nets.py in TensorFlow and writes what came out to fixtures/NAME.json.

    python make_fixtures.py --data DIR [NAME ...]      DIR holds MNIST's four files (.gz) as published

Weights, moments and drawn images come from draw.py, so that the C test makes the same ones. Everything runs
on the CPU in float32, deterministically; a second run in float64 tells how far rounding alone moves results.
README.md says how to install what this needs.
"""
import argparse
import gzip
import json
import os
import pathlib
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

import draw  # noqa: E402
from nets import NETS  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20190917
BIAS = 0.05  # biases start in [-BIAS, BIAS): a bias of zero would hide mistakes
# Drawn moments; v stays off 0, where updates would be huge.
SLOT_RANGES = {"m": (-1e-3, 1e-3), "v": (5e-7, 2e-6)}


class DriftAdam(keras.optimizers.Adam):
    """Adam for the float64 run, with the bias correction in float32 as the float32 run has it.

    1 - 0.999^t in float32 is up to 2e-5 off; what is measured here is the rounding of everything else.
    """

    def update_step(self, gradient, variable, learning_rate):
        step = tf.cast(self.iterations + 1, tf.float32)
        one = tf.pow(tf.constant(self.beta_1, tf.float32), step)
        two = tf.pow(tf.constant(self.beta_2, tf.float32), step)
        rate = tf.cast(learning_rate, tf.float32) * tf.sqrt(1 - two) / (1 - one)
        index = self._get_variable_index(variable)
        m, v = self._momentums[index], self._velocities[index]
        m.assign_add((gradient - m) * (1 - self.beta_1))
        v.assign_add((tf.square(gradient) - v) * (1 - self.beta_2))
        variable.assign_sub(m * tf.cast(rate, tf.float64) / (tf.sqrt(v) + self.epsilon))


def read_idx(path):
    """An IDX file of bytes, gzipped, as an array."""
    raw = gzip.open(path).read()
    rank = raw[3]
    shape = [int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(rank)]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def load_data(net, folder, which):
    """Inputs and targets of the train (0) or test (1) set, as the files hold them."""
    if net.data == "literal":
        return np.array(net.literal[0]), np.array(net.literal[1])
    if net.data == "drawn":
        return draw.digits(SEED, which, (net.train, net.test)[which])
    prefix = ("train", "t10k")[which]
    inputs = read_idx(folder / f"{prefix}-images-idx3-ubyte.gz")
    return inputs, read_idx(folder / f"{prefix}-labels-idx1-ubyte.gz")


def optimizer_slots(optimizer):
    """(suffix of the name, slot variables) in the order of gradc's names."""
    if isinstance(optimizer, keras.optimizers.Adam):
        return [("m", optimizer._momentums), ("v", optimizer._velocities)]
    return [("momentum", optimizer.momentums)] if optimizer.momentum else []


def name_layers(model_name, layers):
    """net/conv2d, net/conv2d_1, ...: Keras's names, counted per model in order of construction."""
    counts, names = {}, []
    for layer in layers:
        kind = {"Conv2D": "conv2d", "Dense": "dense"}[type(layer).__name__]
        suffix = f"_{counts[kind]}" if kind in counts else ""
        counts[kind] = counts.get(kind, 0) + 1
        names.append(f"{model_name}/{kind}{suffix}")
    return names


def glorot_limit(shape):
    receptive = int(np.prod(shape[:-2]))
    return float(np.sqrt(6.0 / (receptive * (shape[-2] + shape[-1]))))


class Run:
    """One training of a net in one precision: losses, then the variables and slots by name."""

    def __init__(self, net, folder, precision):
        keras.backend.clear_session()
        keras.config.set_floatx(precision)
        self.net, self.precision, self.folder = net, precision, folder
        self.model, layers = net.build()
        inputs, self.targets = load_data(net, folder, 0)
        self.inputs = self.as_input(inputs)
        self.model(self.inputs[:1])
        self.optimizer = net.optimizer()
        if precision == "float64" and isinstance(self.optimizer, keras.optimizers.Adam):
            self.optimizer = DriftAdam.from_config(self.optimizer.get_config())
        self.optimizer.build(self.model.trainable_variables)
        self.iteration = f"{type(net.optimizer()).__name__}/iter"
        self.variables = self.list_variables(layers)
        self.start()

    def as_input(self, inputs):
        """Files hold 28 x 28 bytes; a Sequential takes a channel axis, a subclassed model adds it itself."""
        if inputs.dtype != np.uint8:
            return inputs.astype(self.precision)
        return inputs[..., None] if isinstance(self.model, keras.Sequential) else inputs

    def list_variables(self, layers):
        """[(name, Keras variable, low, high)]: variables in order, then each slot of all of them."""
        listed = []
        for name, layer in zip(name_layers(self.net.model, layers), layers):
            limit = glorot_limit(layer.kernel.shape)
            listed.append((f"{name}/kernel", layer.kernel, -limit, limit))
            listed.append((f"{name}/bias", layer.bias, -BIAS, BIAS))
        assert [v.path for _, v, _, _ in listed] == [v.path for v in self.model.trainable_variables]
        prefix = self.iteration.split("/")[0]
        slots = []
        for suffix, group in optimizer_slots(self.optimizer):
            low, high = SLOT_RANGES[suffix] if self.net.drawn_slots else (0.0, 0.0)
            for (owner, _, _, _), slot in zip(listed, group):
                slots.append((f"{prefix}/{owner}/{suffix}", slot, low, high))
        return listed + slots

    def start(self):
        for stream, (_, variable, low, high) in enumerate(self.variables):
            count = int(np.prod(variable.shape))
            variable.assign(draw.uniform(SEED, stream, count, low, high).reshape(variable.shape))
        self.optimizer.iterations.assign(self.net.updates)

    def train(self):
        loss_object, model, optimizer = self.net.loss(), self.model, self.optimizer

        @tf.function
        def train_step(inputs, targets):
            with tf.GradientTape() as tape:
                predictions = model(inputs, training=True)
                loss = loss_object(targets, predictions)
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))
            return loss

        batches = -(-len(self.inputs) // self.net.batch)
        losses = []
        for step in range(self.net.steps):
            at = step % batches * self.net.batch
            batch = slice(at, at + self.net.batch)
            losses.append(train_step(self.inputs[batch], self.targets[batch]))
        return np.array([float(loss) for loss in losses])

    def evaluate(self):
        """Mean loss and accuracy over the test set, in one batch, in inference."""
        inputs, targets = load_data(self.net, self.folder, 1)
        loss_object = self.net.loss()

        @tf.function
        def test_step(inputs, targets):
            predictions = self.model(inputs, training=False)
            return loss_object(targets, predictions), tf.argmax(predictions, -1)

        loss, guesses = test_step(self.as_input(inputs), targets)
        return float(loss), float(np.mean(guesses.numpy() == targets))

    def state(self):
        return [variable.numpy() for _, variable, _, _ in self.variables]


def measure_drift(losses, state, losses64, state64, names):
    """How far float32 is from float64, over all elements and sums: the tolerances must be well above this."""
    largest = [max(np.abs(b).max(), 1e-30) for b in state64]
    relative = [np.abs(a - b).max() / size for a, b, size in zip(state, state64, largest)]
    sums = [np.abs(draw.signed_sums(SEED, i, a.astype(np.float64) - b, 200)).max() / size
            for i, (a, b, size) in enumerate(zip(state, state64, largest))]
    worst = int(np.argmax(relative))
    loss = float(np.max(np.abs(losses - losses64) / np.abs(losses64))) if len(losses) else 0.0
    return {"loss": rounded(loss, 3), "variable": rounded(relative[worst], 3), "where": names[worst],
            "sum": rounded(max(sums), 3)}


def rounded(value, digits=7):
    return float(f"{value:.{digits}g}")


def describe(stream, name, value, low, high, is_slot, detail):
    """What a fixture stores of a variable: how it starts, norms, and elements or samples with signed sums."""
    flat = value.astype(np.float64).ravel()
    moved = np.abs(flat - draw.uniform(SEED, stream, flat.size, low, high).astype(np.float64)).max()
    entry = {"name": name, "shape": list(value.shape), "low": low, "high": high,
             "norm": rounded(np.linalg.norm(flat)), "largest": rounded(np.abs(flat).max()),
             "moved": rounded(moved, 4)}
    if flat.size <= (32 if is_slot else 128):
        entry["values"] = [rounded(x, 6) for x in flat]
        return entry
    if flat.size > 1_000_000:
        samples, buckets = (40 * detail, 30 * detail) if is_slot else (250 * detail, 100 * detail)
    else:
        samples, buckets = (12, 12) if is_slot else (60, 24)
    top = np.argsort(-np.abs(flat), kind="stable")[:5]
    entry["top"] = [[int(i), rounded(flat[i], 6)] for i in top]
    entry["samples"] = [rounded(x, 6) for x in flat[draw.sample_indices(SEED, stream, samples, flat.size)]]
    decimals = 7 - int(np.floor(np.log10(entry["largest"] or 1.0)))
    entry["sums"] = [round(float(x), decimals) for x in draw.signed_sums(SEED, stream, value, buckets)]
    return entry


def expect_dropout(net, run):
    """Mean of the loss over all masks: the square of an output's mean, plus its variance."""
    kernel, bias = (variable.numpy().astype(np.float64) for _, variable, _, _ in run.variables[:2])
    inputs = np.array(net.literal[0])
    rate = run.model.layers[0].rate
    return float(np.mean((inputs @ kernel + bias) ** 2 + rate / (1 - rate) * (inputs**2 @ kernel**2)))


def make_fixture(net, folder):
    keras.utils.set_random_seed(SEED)
    run = Run(net, folder, "float32")
    names = [name for name, _, _, _ in run.variables]
    losses = run.train()
    state = run.state()
    versions = {"tensorflow": tf.__version__, "keras": keras.__version__, "numpy": np.__version__}
    fixture = {"fixture": net.name, "spec": net.spec, "define": net.define, "data": net.data,
               "train": net.train, "test": net.test, "batch": net.batch, "steps": net.steps, "seed": SEED,
               "updates": net.updates, "iteration": run.iteration, "made_with": versions}
    if net.statistics:
        expected = expect_dropout(net, run)
        if abs(losses.mean() - expected) > 4 * losses.std() / np.sqrt(net.steps):
            sys.exit(f"{net.name}: Keras has a mean loss of {losses.mean()}, expected {expected}")
        fixture["loss_mean"], fixture["loss_deviation"] = rounded(expected), rounded(losses.std(), 4)
    else:
        fixture["losses"] = [rounded(x, 9) for x in losses]
    if net.data == "drawn":
        loss, accuracy = run.evaluate()
        fixture["evaluation"] = {"loss": rounded(loss, 9), "accuracy": rounded(accuracy, 9)}
    slots = len(run.model.trainable_variables)
    fixture["variables"] = [describe(i, name, state[i], low, high, i >= slots, net.detail)
                            for i, (name, _, low, high) in enumerate(run.variables)]
    if not net.statistics:
        double = Run(net, folder, "float64")
        losses64 = double.train()
        fixture["drift_from_float64"] = measure_drift(losses, state, losses64, double.state(), names)
    return fixture


def fold(text, indent, width=110):
    """Breaks a long line of numbers at commas."""
    lines, line = [], ""
    for part in text.split(", "):
        if line and len(line) + len(part) + 2 + indent > width:
            lines.append(line + ",")
            line = part
        else:
            line = f"{line}, {part}" if line else part
    return ("\n" + " " * indent).join(lines + [line])


def to_text(value, indent=0):
    """JSON with objects over lines and arrays of numbers filled up to the width."""
    inner = indent + 2
    if isinstance(value, dict) and indent < 6:
        rows = [f"{' ' * inner}{json.dumps(key)}: {to_text(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = [" " * inner + to_text(item, inner) for item in value]
        return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"
    return fold(json.dumps(value, allow_nan=False), inner)


def main():
    parser = argparse.ArgumentParser(description="Writes the fixtures of the parity tests; see README.md.")
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of MNIST's four .gz files")
    parser.add_argument("--output", type=pathlib.Path, default=HERE / "fixtures", help="where to write")
    parser.add_argument("names", nargs="*", help="fixtures to make; all if none is named")
    options = parser.parse_args()
    known = {net.name: net for net in NETS}
    unknown = [name for name in options.names if name not in known]
    if unknown:
        sys.exit(f"no fixture is named {', '.join(unknown)}; there are: {', '.join(known)}")
    tf.get_logger().setLevel("ERROR")  # each net is a function of its own: retracing is meant
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    options.output.mkdir(exist_ok=True)
    for name in options.names or known:
        fixture = make_fixture(known[name], options.data)
        text = to_text(fixture) + "\n"
        (options.output / f"{name}.json").write_text(text)
        losses = fixture.get("losses") or [0.0]
        drift = fixture.get("drift_from_float64", {})
        print(f"{name:24} {len(text):6} bytes  loss {losses[0]:.6f} -> {losses[-1]:.6f}  {drift}", flush=True)


if __name__ == "__main__":
    main()
