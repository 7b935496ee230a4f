"""PyTorch with its fused Adam: eager, or variant compile: torch.compile of the model with its loss.

Images have their channels last, which is as fast here as PyTorch's own order, or faster."""
import nets
import torch


class Kernel(torch.nn.Module):
    """A convolution or a dense layer with its activation."""

    def __init__(self, inner, activation):
        super().__init__()
        self.inner, self.activation = inner, {"relu": torch.relu, "tanh": torch.tanh, None: lambda x: x}[activation]

    def forward(self, x):
        return self.activation(self.inner(x))


def torch_layers(net):
    for layer, shape in zip(nets.layers_of(net), nets.images_at(net)):
        if layer[0] == "conv":
            yield Kernel(torch.nn.Conv2d(shape[2], layer[1], layer[2], padding=layer[3]), layer[4])
        elif layer[0] == "pool":
            yield torch.nn.MaxPool2d(layer[1])
        elif layer[0] == "flatten":
            yield torch.nn.Flatten()
        else:
            yield Kernel(torch.nn.Linear(shape[0], layer[1]), layer[2])


def load(model, net, folder):
    """Keras's weights: rows, columns, inputs, outputs. PyTorch's flatten has the channels first."""
    weights, flattened = iter(nets.read_weights(net, folder)), None
    with torch.no_grad():
        for module, layer, shape in zip(model, nets.layers_of(net), nets.images_at(net)):
            if layer[0] == "flatten":
                flattened = shape
            if layer[0] not in ("conv", "dense"):
                continue
            kernel, bias = next(weights), next(weights)
            if layer[0] == "conv":
                kernel = kernel.transpose(3, 2, 0, 1)
            elif flattened:
                kernel = kernel.reshape(*flattened, -1).transpose(3, 2, 0, 1).reshape(layer[1], -1)
                flattened = None
            else:
                kernel = kernel.T
            module.inner.weight.copy_(torch.from_numpy(kernel.copy()))
            module.inner.bias.copy_(torch.from_numpy(bias))


class Peer:
    def __init__(self, variant, net, batch, threads, folder):
        torch.set_num_threads(threads)
        torch.set_flush_denormal(True)
        self.version = torch.__version__.partition("+")[0]
        model = torch.nn.Sequential(*torch_layers(net))
        load(model, net, folder)
        model = model.to(memory_format=torch.channels_last)
        self.parameters = sum(p.numel() for p in model.parameters())
        self.batches = [(torch.from_numpy(x).permute(0, 3, 1, 2).to(memory_format=torch.channels_last),
                         torch.from_numpy(y).long()) for x, y in nets.read_batches(batch, folder)]
        self.adam = torch.optim.Adam(model.parameters(), lr=nets.RATE, betas=(nets.BETA_1, nets.BETA_2),
                                     eps=nets.EPSILON, fused=True)

        def loss_of(images, labels):
            return torch.nn.functional.cross_entropy(model(images), labels)

        def probabilities(images):
            return torch.softmax(model(images), 1)

        compiled = variant == "compile"
        self.loss_of = torch.compile(loss_of, dynamic=False) if compiled else loss_of
        self.probabilities = torch.compile(probabilities, dynamic=False) if compiled else probabilities

    def train(self, turn):
        self.adam.zero_grad(set_to_none=True)
        loss = self.loss_of(*self.batches[turn % nets.BATCHES])
        loss.backward()
        self.adam.step()
        return loss

    def predict(self, turn):
        with torch.inference_mode():
            return self.probabilities(self.batches[turn % nets.BATCHES][0])

    def number(self, loss):
        return loss.item()

    def wait(self, result):
        pass
