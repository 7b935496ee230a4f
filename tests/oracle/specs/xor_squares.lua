-- XOR by regression: tanh, sigmoid, mean squared error, data in the spec.
return Sequential {
  name = "net",
  layers = {
    layers.Dense { 8, activation = "tanh" },
    layers.Dense { 1, activation = "sigmoid" },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.5 },
    loss = losses.MeanSquaredError {},
  },
  fit = {
    data = datasets.from_tensor_slices {
      { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }, { { 0 }, { 1 }, { 1 }, { 0 } } },
    batch_size = 4, epochs = 10, shuffle = false,
  },
}
