-- XOR, learnt from the four rows of its truth table: data that stand in the spec, and in the C.
return Sequential {
  name = "xor",
  layers = {
    layers.Dense { 8, activation = "tanh" },
    layers.Dense { 1, activation = "sigmoid" },
  },
  compile = { optimizer = optimizers.Adam { learning_rate = 0.1 }, loss = losses.MeanSquaredError {} },
  fit = {
    data = datasets.from_tensor_slices { { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }, { { 0 }, { 1 }, { 1 }, { 0 } } },
    batch_size = param("batch", 4), epochs = param("epochs", 50), shuffle = false,
  },
}
