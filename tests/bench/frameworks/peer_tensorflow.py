"""TensorFlow: Keras's layers in a tf.function, as in TensorFlow's own tutorial; variant xla: jit_compile=True."""
import nets
import tensorflow as tf
from tensorflow import keras


def keras_layer(layer):
    if layer[0] == "conv":
        return keras.layers.Conv2D(layer[1], layer[2], padding=layer[3], activation=layer[4])
    if layer[0] == "pool":
        return keras.layers.MaxPooling2D(layer[1])
    if layer[0] == "flatten":
        return keras.layers.Flatten()
    return keras.layers.Dense(layer[1], activation=layer[2])


class FusedAdam:
    """TensorFlow's own kernel of Adam, one call a variable: faster than Keras's, which is a dozen operations."""

    def __init__(self, variables):
        self.step = tf.Variable(0.0)
        self.slots = [(v, tf.Variable(tf.zeros_like(v)), tf.Variable(tf.zeros_like(v))) for v in variables]

    def apply(self, gradients):
        step = self.step.assign_add(1.0)
        for (v, first, second), gradient in zip(self.slots, gradients):
            tf.raw_ops.ResourceApplyAdam(
                var=v.handle, m=first.handle, v=second.handle, beta1_power=nets.BETA_1 ** step,
                beta2_power=nets.BETA_2 ** step, lr=nets.RATE, beta1=nets.BETA_1, beta2=nets.BETA_2,
                epsilon=nets.EPSILON, grad=gradient)


class Peer:
    def __init__(self, variant, net, batch, threads, folder):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(1)  # as fast as more, or faster
        self.version = tf.__version__
        model = keras.Sequential([keras_layer(layer) for layer in nets.layers_of(net)])
        model.build((batch, nets.SIDE, nets.SIDE, 1))
        model.set_weights(nets.read_weights(net, folder))
        variables = [v.value for v in model.trainable_variables]
        self.parameters = model.count_params()
        self.batches = [(tf.constant(x), tf.constant(y)) for x, y in nets.read_batches(batch, folder)]
        adam = FusedAdam(variables)

        @tf.function(jit_compile=variant == "xla")
        def train_step(images, labels):
            with tf.GradientTape() as tape:
                logits = model(images, training=True)
                loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits))
            adam.apply(tape.gradient(loss, variables))
            return loss

        @tf.function(jit_compile=variant == "xla")
        def predict(images):
            return tf.nn.softmax(model(images, training=False))

        self.train_step, self.predict_step = train_step, predict

    def train(self, turn):
        return self.train_step(*self.batches[turn % nets.BATCHES])

    def predict(self, turn):
        return self.predict_step(self.batches[turn % nets.BATCHES][0])

    def number(self, loss):
        return loss.numpy()

    def wait(self, result):
        result.numpy()
