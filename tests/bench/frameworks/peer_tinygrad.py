"""tinygrad's CPU backend, under its TinyJit, without a search for better kernels (BEAM)."""
from importlib.metadata import version

import nets
from tinygrad import Context, Device, Tensor, TinyJit
from tinygrad.nn.optim import Adam


def forward(layers, weights, x):
    weights = iter(weights)
    activations = {"relu": Tensor.relu, "tanh": Tensor.tanh, None: lambda x: x}
    for layer in layers:
        if layer[0] == "conv":
            x = x.conv2d(next(weights), next(weights), padding=layer[2] // 2 if layer[3] == "same" else 0)
            x = activations[layer[4]](x)
        elif layer[0] == "pool":
            x = x.max_pool2d(layer[1])
        elif layer[0] == "flatten":
            x = x.permute(0, 2, 3, 1).flatten(1)
        else:
            x = activations[layer[2]](x.linear(next(weights), next(weights)))
    return x


class Peer:
    def __init__(self, variant, net, batch, threads, folder):
        self.version = version("tinygrad")
        layers = nets.layers_of(net)
        arrays = [w.transpose(3, 2, 0, 1).copy() if w.ndim == 4 else w for w in nets.read_weights(net, folder)]
        weights = [Tensor(w).contiguous().realize() for w in arrays]
        self.parameters = sum(w.numel() for w in weights)
        self.batches = [(Tensor(x.transpose(0, 3, 1, 2).copy()).contiguous().realize(), Tensor(y).contiguous().realize())
                        for x, y in nets.read_batches(batch, folder)]
        adam = Adam(weights, lr=nets.RATE, b1=nets.BETA_1, b2=nets.BETA_2, eps=nets.EPSILON)

        @TinyJit
        def train_step(images, labels):
            with Context(TRAINING=1):
                adam.zero_grad()
                loss = forward(layers, weights, images).sparse_categorical_crossentropy(labels).backward()
                return loss.realize(*adam.schedule_step())

        @TinyJit
        def predict_step(images):
            return forward(layers, weights, images).softmax().realize()

        self.train_step, self.predict_step = train_step, predict_step

    def train(self, turn):
        return self.train_step(*self.batches[turn % nets.BATCHES])

    def predict(self, turn):
        return self.predict_step(self.batches[turn % nets.BATCHES][0])

    def number(self, loss):
        return loss.item()

    def wait(self, result):
        Device[Device.DEFAULT].synchronize()
