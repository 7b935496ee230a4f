-- Adam with none of its defaults.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Flatten {},
    layers.Dense { 32, activation = "relu" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.Adam { learning_rate = 0.01, beta_1 = 0.8, beta_2 = 0.99, epsilon = 1e-5 },
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
