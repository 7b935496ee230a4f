-- Convolutions: valid and same, strides that divide and that do not, rectangles, even and 1 x 1 kernels, many channels.
local Net = Model:subclass "net"

function Net:build()
  self.same = layers.Conv2D { 5, 3, padding = "same", activation = "relu" }
  self.strided = layers.Conv2D { 4, { 2, 3 }, strides = { 2, 1 }, padding = "same", activation = "tanh" }
  self.rectangle = layers.Conv2D { 6, { 1, 4 }, use_bias = false }
  self.point = layers.Conv2D { 3, 1, activation = "sigmoid" }
  self.uneven = layers.Conv2D { 7, 3, strides = 2, kernel_initializer = "glorot_normal" }
  self.sparse = layers.Conv2D { 3, 2, strides = 3, padding = "same", activation = "tanh" }
  self.flatten = layers.Flatten {}
  self.dense = layers.Dense { 3, activation = "softmax" }
end

function Net:call(x)
  x = self.same(x:expand_dims(-1)) -- (batch, 11, 10, 5)
  x = self.strided(x)              -- (batch, 6, 10, 4)
  x = self.rectangle(x)            -- (batch, 6, 7, 6)
  x = self.uneven(self.point(x))   -- (batch, 2, 3, 7)
  return self.dense(self.flatten(self.sparse(x)))
end

local images, labels = {}, {}
for i = 1, 9 do
  images[i], labels[i] = {}, i % 3
  for y = 1, 11 do
    images[i][y] = {}
    for x = 1, 10 do images[i][y][x] = math.sin(i * y + 3 * x) end
  end
end
local data = datasets.from_tensor_slices { images, labels, dtype = { "float32", "int32" } }

local model, cross_entropy = Net(), losses.SparseCategoricalCrossentropy {}
local optimizer = optimizers.Adam { learning_rate = 0.01, beta_1 = 0.8, epsilon = 1e-5 }
local mean, accuracy = metrics.Mean { name = "train_loss" }, metrics.SparseCategoricalAccuracy { name = "train_accuracy" }

return train {
  model = model, data = data:batch(5), epochs = 1,
  step = func(function(x, y)
    local predictions = model(x)
    local loss = cross_entropy(y, predictions)
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
    accuracy(y, predictions)
  end),
}
