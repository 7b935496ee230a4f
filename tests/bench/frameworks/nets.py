"""The nets that are compared, as every framework builds them, and the weights and batches that all begin with.

A net is a list of layers:
    ("conv", filters, size, padding, activation)    "same" or "valid"
    ("pool", size)                                  the maximum
    ("flatten",)                                    rows, columns, channels: Keras's order
    ("dense", units, activation)                    the last has None: its logits go to the loss
Images are 28 * 28 bytes, to be divided by 255. The loss is the mean cross entropy of the softmax, the optimizer Adam.
"""
import array
import math
import os
import random

SIDE, CLASSES, BATCHES = 28, 10, 4
RATE, BETA_1, BETA_2, EPSILON = 1e-3, 0.9, 0.999, 1e-7  # Keras's

NETS = {
    "mnist_expert": ("models/mnist_expert.lua", [
        ("conv", 32, 3, "valid", "relu"), ("flatten",), ("dense", 128, "relu"), ("dense", CLASSES, None)]),
    "lenet5": ("models/lenet5.lua", [
        ("conv", 6, 5, "same", "tanh"), ("pool", 2), ("conv", 16, 5, "valid", "tanh"), ("pool", 2), ("flatten",),
        ("dense", 120, "tanh"), ("dense", 84, "tanh"), ("dense", CLASSES, None)]),
    "mlp": ("tests/bench/frameworks/mlp.lua", [
        ("flatten",), ("dense", 1024, "relu"), ("dense", 1024, "relu"), ("dense", CLASSES, None)]),
}


def layers_of(name):
    return NETS[name][1]


def images_at(name):
    """The shape in which each layer of a net finds an image: (rows, columns, channels), behind flatten (units,)."""
    shape, shapes = (SIDE, SIDE, 1), []
    for layer in layers_of(name):
        shapes.append(shape)
        if layer[0] == "conv":
            cut = 0 if layer[3] == "same" else layer[2] - 1
            shape = (shape[0] - cut, shape[1] - cut, layer[1])
        elif layer[0] == "pool":
            shape = (shape[0] // layer[1], shape[1] // layer[1], shape[2])
        else:
            shape = (math.prod(shape),) if layer[0] == "flatten" else (layer[1],)
    return shapes


def variables_of(name):
    """Shapes in Keras's order and layout: kernel, bias, kernel, bias ..."""
    shapes = []
    for layer, shape in zip(layers_of(name), images_at(name)):
        if layer[0] == "conv":
            shapes += [(layer[2], layer[2], shape[2], layer[1]), (layer[1],)]
        elif layer[0] == "dense":
            shapes += [(shape[0], layer[1]), (layer[1],)]
    return shapes


def parameters_of(name):
    return sum(math.prod(shape) for shape in variables_of(name))


def write_inputs(name, batch, folder):
    """Draws weights (Glorot's, float32), images (four numbers in five are 0, as in MNIST) and labels (bytes)."""
    source = random.Random(1)
    with open(os.path.join(folder, "weights"), "wb") as file:
        for shape in variables_of(name):
            inputs = math.prod(shape[:-1])
            outputs = shape[-1] * math.prod(shape[:-2])
            limit = math.sqrt(6 / (inputs + outputs)) if len(shape) > 1 else 0
            array.array("f", ((2 * source.random() - 1) * limit for _ in range(math.prod(shape)))).tofile(file)
    with open(os.path.join(folder, "images"), "wb") as file:
        file.write(bytes(source.randrange(1, 256) if source.random() < 0.2 else 0
                         for _ in range(BATCHES * batch * SIDE * SIDE)))
    with open(os.path.join(folder, "labels"), "wb") as file:
        file.write(bytes(source.randrange(CLASSES) for _ in range(BATCHES * batch)))


def read_weights(name, folder):
    """As numpy arrays, in the order of variables_of."""
    import numpy
    numbers, at, arrays = numpy.fromfile(os.path.join(folder, "weights"), numpy.float32), 0, []
    for shape in variables_of(name):
        arrays.append(numbers[at:at + math.prod(shape)].reshape(shape).copy())
        at += math.prod(shape)
    return arrays


def read_batches(batch, folder):
    """[(images, labels)]: float32 (batch, 28, 28, 1) from 0 to 1, int32 (batch,)."""
    import numpy
    images = numpy.fromfile(os.path.join(folder, "images"), numpy.uint8).reshape(BATCHES, batch, SIDE, SIDE, 1)
    labels = numpy.fromfile(os.path.join(folder, "labels"), numpy.uint8).reshape(BATCHES, batch)
    return [(images[i].astype(numpy.float32) / numpy.float32(255), labels[i].astype(numpy.int32))
            for i in range(BATCHES)]
