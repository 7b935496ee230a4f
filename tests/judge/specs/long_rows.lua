-- A batch of 256: rows of a kilobyte, which are stored a line of the cache longer; a padded convolution, whose reads have
-- guards; and a rest of 40, whose rows are not.
local net = Sequential {
  layers.Conv2D { 3, 3, padding = "same", activation = "tanh" },
  layers.Conv2D { 4, 2, activation = "tanh" },
  layers.MaxPooling2D { 2 },
  layers.Flatten {},
  layers.Dense { 24, activation = "tanh" },
  layers.Dense { 2 },
}
local images, targets = {}, {}
for i = 1, 296 do
  images[i], targets[i] = {}, { i % 2, i / 296 }
  for y = 1, 7 do
    images[i][y] = {}
    for x = 1, 5 do images[i][y][x] = { math.sin(i * 7.1 + y * 3.3 + x * x * 1.7) } end
  end
end
local optimizer, mean_squared_error = optimizers.Adam(), losses.MeanSquaredError {}
local train_loss = metrics.Mean { name = "train_loss" }

return train {
  model = net, data = datasets.from_tensor_slices({ images, targets }):batch(256), epochs = 1,
  step = func(function(x, y)
    local tape = GradientTape()
    local loss = mean_squared_error(y, net(x))
    train_loss(loss)
    optimizer:apply_gradients(tape:gradient(loss, net.trainable_variables), net.trainable_variables)
  end),
}
