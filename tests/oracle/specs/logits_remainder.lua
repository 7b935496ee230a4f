-- from_logits, and batches of 32, 32, 32 and 4.
return Sequential {
  name = "net",
  layers = {
    layers.Rescaling { 1.0 / 255 },
    layers.Flatten {},
    layers.Dense { 32, activation = "relu" },
    layers.Dense { 10 },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.05 },
    loss = losses.SparseCategoricalCrossentropy { from_logits = true }, metrics = { "accuracy" },
  },
  fit = { data = datasets.mnist { train = 100, test = 64 }, batch_size = 32, epochs = 2, shuffle = false },
}
