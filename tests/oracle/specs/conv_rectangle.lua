-- Kernels and strides that differ by axis; a stride above the kernel leaves columns unread.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.Conv2D { 4, { 3, 5 }, strides = { 2, 1 }, padding = "same", activation = "relu" },
    layers.Conv2D { 4, { 2, 3 }, strides = { 1, 4 }, activation = "relu" },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.05 },
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
