-- Padding same at stride 1: kernels 3, 5 and 2 on even (28) and odd (27) images, channels > 1.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.Conv2D { 3, 3, padding = "same", activation = "relu" },
    layers.Conv2D { 3, 5, padding = "same", activation = "relu" },
    layers.Conv2D { 3, 2, padding = "same", activation = "relu" },
    layers.Conv2D { 3, 2, activation = "relu" },
    layers.Conv2D { 3, 3, padding = "same", activation = "relu" },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.05 },
    loss = losses.SparseCategoricalCrossentropy {}, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 320, test = 64 }, batch_size = 32, epochs = 1, shuffle = false },
}
