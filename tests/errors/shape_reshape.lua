-- gradc check %s
return Sequential {
  layers = {
    layers.Reshape { { 28, 27, 1 } },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
