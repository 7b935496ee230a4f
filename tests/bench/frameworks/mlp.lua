-- An MLP 784-1024-1024-10, for tests/bench/peers: nothing but dense layers, and more weights than images.
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 1024, activation = "relu" },
    layers.Dense { 1024, activation = "relu" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.Adam {},
    loss = losses.SparseCategoricalCrossentropy {},
    metrics = { "accuracy" },
  },
  fit = {
    data = datasets.mnist { train = param("train", 60000), test = param("test", 10000) },
    batch_size = param("batch", 32), epochs = param("epochs", 5),
  },
}
