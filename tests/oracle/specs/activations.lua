-- Every activation: tanh, sigmoid, linear, relu, softmax inside a net and at its end.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Flatten {},
    layers.Dense { 24, activation = "tanh" },
    layers.Dense { 24, activation = "sigmoid" },
    layers.Dense { 24, activation = "linear" },
    layers.Dense { 24, activation = "relu" },
    layers.Dense { 12, activation = "softmax" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.05 },
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
