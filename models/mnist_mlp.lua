-- A multilayer perceptron on MNIST: two hidden layers, He's initial weights, SGD with momentum.
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 128, activation = "relu", kernel_initializer = "he_normal" },
    layers.Dense { 64, activation = "relu", kernel_initializer = "he_normal" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.02, momentum = 0.9 },
    loss = losses.SparseCategoricalCrossentropy {},
    metrics = { "accuracy" },
  },
  fit = {
    data = datasets.mnist { train = param("train", 60000), test = param("test", 10000) },
    batch_size = param("batch", 32), epochs = param("epochs", 5),
  },
}
