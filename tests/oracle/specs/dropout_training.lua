-- Dropout in training, judged by the mean and the deviation of the loss; nothing is learnt.
return Sequential {
  name = "net",
  layers = {
    layers.Dropout { 0.25 },
    layers.Dense { 4 },
  },
  compile = {
    optimizer = optimizers.SGD { learning_rate = 0.0 },
    loss = losses.MeanSquaredError {},
  },
  fit = {
    data = datasets.from_tensor_slices {
      { { 1, -2, 3, -1, 2, -3, 1, -1 }, { 2, 1, -1, -2, 3, 1, -2, 1 },
        { -1, 3, 2, 1, -2, -1, 3, 2 }, { 3, -1, 1, 2, 1, 2, -1, -3 } },
      { { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } } },
    batch_size = 4, epochs = 2000, shuffle = false,
  },
}
