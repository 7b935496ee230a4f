"""JAX: the whole step in one jit, weights and moments donated."""
import functools

import nets


def forward(layers, weights, x, jax):
    weights = iter(weights)
    activations = {"relu": jax.nn.relu, "tanh": jax.numpy.tanh, None: lambda x: x}
    for layer in layers:
        if layer[0] == "conv":
            x = jax.lax.conv_general_dilated(x, next(weights), (1, 1), layer[3].upper(),
                                             dimension_numbers=("NHWC", "HWIO", "NHWC"))
            x = activations[layer[4]](x + next(weights))
        elif layer[0] == "pool":
            window = (1, layer[1], layer[1], 1)
            x = jax.lax.reduce_window(x, -float("inf"), jax.lax.max, window, window, "VALID")
        elif layer[0] == "flatten":
            x = x.reshape(x.shape[0], -1)
        else:
            x = activations[layer[2]](x @ next(weights) + next(weights))
    return x


class Peer:
    def __init__(self, variant, net, batch, threads, folder):
        import jax
        import jax.numpy as jnp
        self.jax, self.version = jax, jax.__version__
        layers = nets.layers_of(net)
        weights = [jnp.array(w) for w in nets.read_weights(net, folder)]
        self.parameters = sum(w.size for w in weights)
        self.state = (weights, [jnp.zeros_like(w) for w in weights], [jnp.zeros_like(w) for w in weights], jnp.zeros(()))
        self.batches = [(jnp.array(x), jnp.array(y)) for x, y in nets.read_batches(batch, folder)]

        def loss_of(weights, images, labels):
            logs = jax.nn.log_softmax(forward(layers, weights, images, jax))
            return -jnp.take_along_axis(logs, labels[:, None], 1).mean()

        @functools.partial(jax.jit, donate_argnums=0)
        def train_step(state, images, labels):
            weights, firsts, seconds, step = state
            loss, gradients = jax.value_and_grad(loss_of)(weights, images, labels)
            step = step + 1
            rate = nets.RATE * jnp.sqrt(1 - nets.BETA_2 ** step) / (1 - nets.BETA_1 ** step)
            firsts = [m + (g - m) * (1 - nets.BETA_1) for m, g in zip(firsts, gradients)]
            seconds = [v + (g * g - v) * (1 - nets.BETA_2) for v, g in zip(seconds, gradients)]
            weights = [w - rate * m / (jnp.sqrt(v) + nets.EPSILON) for w, m, v in zip(weights, firsts, seconds)]
            return (weights, firsts, seconds, step), loss

        @jax.jit
        def predict_step(weights, images):
            return jax.nn.softmax(forward(layers, weights, images, jax))

        self.train_step, self.predict_step = train_step, predict_step

    def train(self, turn):
        self.state, loss = self.train_step(self.state, *self.batches[turn % nets.BATCHES])
        return loss

    def predict(self, turn):
        return self.predict_step(self.state[0], self.batches[turn % nets.BATCHES][0])

    def number(self, loss):
        return loss

    def wait(self, result):
        self.jax.block_until_ready((result, self.state))
