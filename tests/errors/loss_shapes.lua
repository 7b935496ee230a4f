-- gradc check %s
return Sequential {
  layers = {
    layers.Dense { 2 },
  },
  compile = { optimizer = "sgd", loss = "mse" },
  fit = { data = datasets.from_tensor_slices { { { 0, 0 }, { 1, 1 } }, { { 0 }, { 1 } } }, batch_size = 2 },
}
