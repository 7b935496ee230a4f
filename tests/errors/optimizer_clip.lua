-- gradc check %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = optimizers.Adam { clipnorm = 1, global_clipnorm = 1 }, loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
