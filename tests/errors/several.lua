-- gradc check %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 128, activaton = "relu" },
    layers.Dense { 64, units_ = 3 },
    layers.Dense { 10, activation = "softmax", kernel_initialiser = "zeros" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
