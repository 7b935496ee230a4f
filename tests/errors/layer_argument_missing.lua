-- gradc check %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Conv2D { 32 },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
