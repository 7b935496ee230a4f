-- gradc check %s
local uints = 10
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { units, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
