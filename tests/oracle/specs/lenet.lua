-- A net like LeNet-5.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.Conv2D { 6, 5, padding = "same", activation = "tanh" },
    layers.MaxPooling2D { 2 },
    layers.Conv2D { 16, 5, activation = "tanh" },
    layers.MaxPooling2D { 2 },
    layers.Flatten {},
    layers.Dense { 120, activation = "tanh" },
    layers.Dense { 84, activation = "tanh" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.Adam {},
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
