-- gradc check -D batch=0 %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = param("batch", 32) },
}
