-- gradc check %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Reshape { { 28, 28, 1 } },
    layers.MaxPooling2D { 14 },
    layers.Conv2D { 8, 3 },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
