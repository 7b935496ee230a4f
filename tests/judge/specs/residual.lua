-- Dropout with a seed of its own and with the run's, a shared convolution, branches that are added; two metrics.
local Net = Model:subclass "net"

function Net:build()
  self.conv = layers.Conv2D { 6, 3, padding = "same", activation = "relu" }
  self.again = layers.Conv2D { 6, 3, padding = "same" }
  self.drop, self.own = layers.Dropout { 0.3 }, layers.Dropout { 0.5, seed = 11 }
  self.flatten = layers.Flatten {}
  self.dense = layers.Dense { 4, activation = "sigmoid" }
end

function Net:call(x)
  local y = self.conv(x:cast "float32":expand_dims(-1) / 32)
  y = self.drop(self.again(y)) + self.again(self.own(y)) + y
  return self.dense(self.flatten(y))
end

local images, labels = {}, {}
for i = 1, 7 do
  images[i], labels[i] = {}, i % 4
  for y = 1, 6 do
    images[i][y] = {}
    for x = 1, 5 do images[i][y][x] = (i * i * y + 5 * x + x * y) % 50 end
  end
end
local data = datasets.from_tensor_slices { images, labels, dtype = { "uint8", "int32" } }

local model, cross_entropy = Net(), losses.SparseCategoricalCrossentropy {}
local adam = optimizers.Adam {}
local mean, penalty_mean = metrics.Mean { name = "train_loss" }, metrics.Mean { name = "train_penalty" }

return train {
  model = model, data = data:batch(4), epochs = 1,
  step = func(function(x, y)
    local loss = cross_entropy(y, model(x, { training = true }))
    adam:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    local penalty = 0
    for _, v in ipairs(model.trainable_variables) do penalty = penalty + v:square():sum() end
    mean(loss)
    penalty_mean(penalty)
  end),
}
