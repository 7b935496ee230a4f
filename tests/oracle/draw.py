"""Numbers that the fixture script and the C test both draw: a counter-based generator and its uses.

A draw is a function of (seed, stream, element) alone, so no state is stored and no order matters.
parity/draw.c says the same in C; every fixture checks the two against each other.
"""
import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)

# Streams. Those of variables start at 0, one per variable in the order of the fixture's list.
STREAM_LABEL, STREAM_TEMPLATE, STREAM_NOISE = 1000, 1010, 1030  # + set (0 train, 1 test), + label, + set
STREAM_SAMPLE, STREAM_SIGN = 2000, 3000  # + variable


def mix(z):
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014; Stafford's variant 13)."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def bits(seed, stream, elements):
    """64 random bits for each of the elements 0 .. elements-1, or for each element of an array."""
    index = np.arange(elements, dtype=np.uint64) if np.isscalar(elements) else elements.astype(np.uint64)
    with np.errstate(over="ignore"):
        key = mix(np.uint64(seed) + GOLDEN * np.uint64(stream + 1))
        return mix(key + GOLDEN * (index + np.uint64(1)))


def uniform(seed, stream, count, low, high):
    """count float32 values in [low, high): 24 random bits, computed in double and rounded once."""
    fraction = (bits(seed, stream, count) >> np.uint64(40)).astype(np.float64) * 2.0**-24
    return (low + fraction * (high - low)).astype(np.float32)


def digits(seed, which, count):
    """count images, 28 x 28 uint8, and their labels, for which = 0 (train) or 1 (test).

    A label's template and noise are added and cut at 255 from below, so half of the pixels are 0; a margin of
    two pixels is always 0, as in MNIST: there gradients towards a dense kernel vanish and windows hold equal
    values. Two images of five are labelled at random, so that no net brings the loss near 0, where a relative
    error of the loss means nothing.
    """
    z = bits(seed, STREAM_LABEL + which, count)
    classes = (z % np.uint64(10)).astype(np.uint8)
    random = ((z >> np.uint64(24)) % np.uint64(10)).astype(np.uint8)
    labels = np.where((z >> np.uint64(48)) % np.uint64(5) < np.uint64(2), random, classes)
    templates = np.stack([bits(seed, STREAM_TEMPLATE + label, 784) >> np.uint64(56) for label in range(10)])
    noise = (bits(seed, STREAM_NOISE + which, count * 784) >> np.uint64(56)).reshape(count, 784)
    total = templates[classes].astype(np.int64) + noise.astype(np.int64)
    images = np.maximum(total - 255, 0).astype(np.uint8).reshape(count, 28, 28)
    images[:, :2, :] = images[:, 26:, :] = images[:, :, :2] = images[:, :, 26:] = 0
    return images, labels


def sample_indices(seed, variable, samples, count):
    """Which elements of a large variable a fixture lists."""
    return (bits(seed, STREAM_SAMPLE + variable, samples) % np.uint64(count)).astype(np.int64)


def signed_sums(seed, variable, values, buckets):
    """Every element is in one of these sums, with a random sign: an element that is wrong shows in its sum.

    Rounding differences of the others add up like a random walk: far below one element's tolerance.
    """
    z = bits(seed, STREAM_SIGN + variable, values.size)
    bucket = (z % np.uint64(buckets)).astype(np.int64)
    sign = 1.0 - 2.0 * (z >> np.uint64(63)).astype(np.float64)
    return np.bincount(bucket, weights=sign * values.astype(np.float64).ravel(), minlength=buckets)
