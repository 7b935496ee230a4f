-- Pooling 2 x 2, and 3 x 3 with overlapping windows; bias makes equal values in the margins.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.Conv2D { 4, 3, activation = "relu" },
    layers.MaxPooling2D { 2 },
    layers.Conv2D { 4, 3, activation = "relu" },
    layers.MaxPooling2D { 3, strides = 2 },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.Adam {},
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
