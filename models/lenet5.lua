-- LeNet-5 (LeCun et al., 1998) on MNIST, with max pooling and a softmax; both sets are whole batches of 40.
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
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
    loss = losses.SparseCategoricalCrossentropy {},
    metrics = { "accuracy" },
  },
  fit = {
    data = datasets.mnist { train = param("train", 60000), test = param("test", 10000) },
    batch_size = param("batch", 40), epochs = param("epochs", 5),
  },
}
