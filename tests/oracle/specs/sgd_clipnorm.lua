-- Each gradient clipped by its own norm.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Flatten {},
    layers.Dense { 32, activation = "relu" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.2, momentum = 0.9, clipnorm = 0.1 },
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
