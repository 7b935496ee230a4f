"""The nets of the fixtures, in Keras. Each has its spec, in specs/ or models/, and both must say the same."""
from dataclasses import dataclass, field
from typing import Any, Callable

import keras
from keras import layers, losses, optimizers


@dataclass
class Net:
    name: str  # of the fixture
    spec: str  # path from the repository's root
    build: Callable[[], Any]  # -> (model, layers in the order of construction)
    optimizer: Callable[[], Any]
    loss: Callable[[], Any]
    data: str = "drawn"  # mnist: real files; drawn: draw.digits; literal: in the spec and here
    literal: Any = None
    train: int = 320
    test: int = 64  # samples of the test set, which drawn nets evaluate after the last step
    batch: int = 32
    steps: int = 10
    model: str = "net"
    define: list = field(default_factory=list)  # -D options of gradc build
    updates: int = 0  # optimizer updates counted before the first step
    drawn_slots: bool = False  # slots start at drawn moments instead of zero
    statistics: bool = False  # losses are compared by mean and deviation only: the net draws random numbers
    detail: int = 1  # how much is stored of large variables


def mnist_expert(last):
    """The seed's model, function by function; `last` is the activation of its end."""

    class MyModel(keras.Model):
        def __init__(self):
            super().__init__()
            self.conv1 = layers.Conv2D(32, 3, activation="relu")
            self.flatten = layers.Flatten()
            self.d1 = layers.Dense(128, activation="relu")
            self.d2 = layers.Dense(10, activation=last)

        def call(self, x):
            # As the seed does before training: x / 255.0, then x[..., tf.newaxis].
            x = keras.ops.expand_dims(keras.ops.cast(x, keras.config.floatx()) / 255.0, -1)
            return self.d2(self.d1(self.flatten(self.conv1(x))))

    def build():
        model = MyModel()
        return model, [model.conv1, model.d1, model.d2]

    return build


def residual():
    class Residual(keras.Model):
        def __init__(self):
            super().__init__()
            self.conv1 = layers.Conv2D(4, 3, strides=2, activation="relu")
            self.conv2 = layers.Conv2D(4, 3, padding="same", activation="relu")
            self.conv3 = layers.Conv2D(4, 3, padding="same")
            self.add = layers.Add()
            self.flatten = layers.Flatten()
            self.d1 = layers.Dense(10, activation="softmax")

        def call(self, x):
            x = self.conv1(keras.ops.expand_dims(keras.ops.cast(x, keras.config.floatx()) / 255.0, -1))
            x = keras.ops.relu(self.add([x, self.conv3(self.conv2(x))]))
            return self.d1(self.flatten(x))

    model = Residual()
    return model, [model.conv1, model.conv2, model.conv3, model.d1]


def images(*rest):
    """A Sequential over 28 x 28 x 1 images, scaled to [0, 1]."""
    return sequential((28, 28, 1), lambda: [layers.Rescaling(1.0 / 255)] + [make() for make in rest])


def sequential(shape, make_layers):
    def build():
        stack = make_layers()
        model = keras.Sequential([keras.Input(shape)] + stack)
        return model, [layer for layer in stack if layer.weights]

    return build


def conv(*arguments, **options):
    return lambda: layers.Conv2D(*arguments, **{"activation": "relu", **options})


def pool(*arguments, **options):
    return lambda: layers.MaxPooling2D(*arguments, **options)


def dense(units, activation=None):
    return lambda: layers.Dense(units, activation=activation)


def drop(rate):
    return lambda: layers.Dropout(rate)


flatten = layers.Flatten
classes = dense(10, "softmax")
crossentropy = losses.SparseCategoricalCrossentropy
logits = lambda: losses.SparseCategoricalCrossentropy(from_logits=True)
squares = losses.MeanSquaredError
adam = optimizers.Adam
sgd = lambda **options: lambda: optimizers.SGD(**options)

XOR = ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]])
WAVES = (  # four samples of eight numbers for the Dropout layer
    [[1.0, -2.0, 3.0, -1.0, 2.0, -3.0, 1.0, -1.0], [2.0, 1.0, -1.0, -2.0, 3.0, 1.0, -2.0, 1.0],
     [-1.0, 3.0, 2.0, 1.0, -2.0, -1.0, 3.0, 2.0], [3.0, -1.0, 1.0, 2.0, 1.0, 2.0, -1.0, -3.0]],
    [[0.0, 0.0, 0.0, 0.0]] * 4)


def layer_net(name, build, optimizer=sgd(learning_rate=0.05), loss=crossentropy, **options):
    return Net(name, f"tests/oracle/specs/{name}.lua", build, optimizer, loss, **options)


def expert_net(name, spec, last, **options):
    return Net(name, spec, mnist_expert(last), adam, crossentropy, model="my_model", **options)


SEED = "models/mnist_expert_seed.lua"
MNIST = {"data": "mnist", "train": 60000, "test": 10000}
DRAWN = "tests/oracle/specs/expert.lua"

NETS = [
    # The corrected model for 100 steps, and the seed's own, which is chaotic, a step at a time.
    expert_net("mnist_expert", "models/mnist_expert.lua", "softmax", steps=100, detail=7, **MNIST),
    *[expert_net(f"mnist_expert_seed_t{t}", SEED, "relu", steps=1, updates=t - 1, drawn_slots=True, **MNIST)
      for t in (1, 10, 100)],
    # The same two on drawn images, which need no file.
    expert_net("expert", DRAWN, "softmax", train=640, steps=20),
    expert_net("expert_seed", DRAWN, "relu", train=640, steps=1, updates=9, drawn_slots=True,
               define=["activation=relu"]),
    # What the seed lacks. Image sizes stand behind each layer.
    layer_net("conv_strides", images(conv(6, 3, strides=2), flatten, classes)),
    layer_net("conv_same", images(conv(3, 3, padding="same"), conv(3, 5, padding="same"),  # 28 28
                                  conv(3, 2, padding="same"), conv(3, 2),  # 28 27
                                  conv(3, 3, padding="same"), flatten, classes)),  # 27
    layer_net("conv_same_strides_even", images(conv(4, 3, strides=2, padding="same"),  # 14
                                               conv(4, 5, strides=2, padding="same"), flatten, classes)),  # 7
    layer_net("conv_same_strides_odd", images(conv(4, 4), conv(4, 3, strides=2, padding="same"),  # 25 13
                                              conv(4, 5, strides=2, padding="same"), flatten, classes)),  # 7
    layer_net("conv_rectangle", images(conv(4, (3, 5), strides=(2, 1), padding="same"),  # 14 x 28
                                       conv(4, (2, 3), strides=(1, 4)), flatten, classes)),  # 13 x 7
    layer_net("conv_stacked", images(conv(8, 3), conv(6, 3, strides=2), flatten, classes), adam),
    layer_net("max_pooling", images(conv(4, 3), pool(2), conv(4, 3), pool(3, strides=2), flatten, classes),
              adam),
    layer_net("max_pooling_same", images(conv(4, 2), pool(2, padding="same"),  # 27 14
                                         pool(3, strides=2, padding="same"), flatten, classes)),  # 7
    layer_net("residual", residual, adam),
    layer_net("dropout", images(flatten, dense(32, "relu"), drop(0.2), classes), steps=0),
    layer_net("dropout_training", sequential((8,), lambda: [drop(0.25)(), dense(4)()]),
              sgd(learning_rate=0.0), squares, data="literal", literal=WAVES, train=4, test=0,
              batch=4, steps=2000, statistics=True),
    layer_net("sgd_momentum", images(flatten, dense(32, "relu"), classes),
              sgd(learning_rate=0.02, momentum=0.9)),
    layer_net("sgd_nesterov", images(flatten, dense(32, "relu"), classes),
              sgd(learning_rate=0.02, momentum=0.9, nesterov=True)),
    layer_net("sgd_clipnorm", images(flatten, dense(32, "relu"), classes),
              sgd(learning_rate=0.2, momentum=0.9, clipnorm=0.1)),
    layer_net("sgd_global_clipnorm", images(flatten, dense(32, "relu"), classes),
              sgd(learning_rate=0.2, momentum=0.9, global_clipnorm=0.2)),
    layer_net("sgd_clipvalue", images(flatten, dense(32, "relu"), classes),
              sgd(learning_rate=0.2, clipvalue=0.01)),
    layer_net("adam_options", images(flatten, dense(32, "relu"), classes),
              lambda: adam(learning_rate=0.01, beta_1=0.8, beta_2=0.99, epsilon=1e-5)),
    layer_net("xor_squares", sequential((2,), lambda: [dense(8, "tanh")(), dense(1, "sigmoid")()]),
              sgd(learning_rate=0.5), squares, data="literal", literal=XOR, train=4, test=0, batch=4),
    layer_net("logits_remainder", images(flatten, dense(32, "relu"), dense(10)), loss=logits, train=100,
              steps=8),
    layer_net("activations", images(flatten, dense(24, "tanh"), dense(24, "sigmoid"), dense(24, "linear"),
                                    dense(24, "relu"), dense(12, "softmax"), classes)),
    layer_net("lenet", images(conv(6, 5, padding="same", activation="tanh"), pool(2),
                              conv(16, 5, activation="tanh"), pool(2), flatten, dense(120, "tanh"),
                              dense(84, "tanh"), classes), adam),
]
