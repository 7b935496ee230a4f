-- TensorFlow's beginner quickstart in the short form: Sequential, Dropout, a loss that takes logits.
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 128, activation = "relu" },
    layers.Dropout { 0.2 },
    layers.Dense { 10 },
  },
  compile = {
    optimizer = optimizers.Adam {},
    loss = losses.SparseCategoricalCrossentropy { from_logits = true },
    metrics = { "accuracy" },
  },
  fit = {
    data = datasets.mnist { train = param("train", 60000), test = param("test", 10000) },
    batch_size = param("batch", 32), epochs = param("epochs", 5),
  },
}
