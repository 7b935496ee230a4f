-- gradc check -Werror=loss-activation %s
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = "adam", loss = losses.SparseCategoricalCrossentropy { from_logits = true } },
  fit = { data = datasets.mnist {}, batch_size = 32 },
}
