-- Two convolutions, the second over eight channels.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.Conv2D { 8, 3, activation = "relu" },
    layers.Conv2D { 6, 3, strides = 2, activation = "relu" },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.Adam {},
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
