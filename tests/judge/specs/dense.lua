-- Dense on vectors and on sequences of vectors, with and without bias, every activation, a shared layer, Reshape.
local Net = Model:subclass "net"

function Net:build()
  self.first = layers.Dense { 6, activation = "tanh" }
  self.shared = layers.Dense { 6, activation = "sigmoid", use_bias = false }
  self.relu = layers.Dense { 6, activation = "relu", bias_initializer = "ones" }
  self.own = layers.Dense { 5, activation = function(x) return x * x:sigmoid() end, kernel_initializer = "he_uniform" }
  self.soft = layers.Dense { 4, activation = "softmax", kernel_initializer = initializers.RandomNormal { stddev = 0.4 } }
  self.reshape = layers.Reshape { { 12 } }
  self.last = layers.Dense { 2 }
end

function Net:call(x)
  x = self.first(x)                    -- (batch, 3, 6): a sequence of vectors
  x = self.shared(self.shared(x)) + x  -- one layer, used twice
  x = self.soft(self.own(self.relu(x)))
  return self.last(self.reshape(x))
end

local inputs, targets = {}, {}
for i = 1, 10 do
  inputs[i], targets[i] = {}, { math.sin(i), math.cos(2 * i) }
  for j = 1, 3 do
    inputs[i][j] = {}
    for k = 1, 4 do inputs[i][j][k] = math.sin(7 * i + 3 * j + k) end
  end
end
local data = datasets.from_tensor_slices { inputs, targets }:batch(7)

local model, mse = Net(), losses.MeanSquaredError {}
local optimizer, mean = optimizers.SGD { learning_rate = 0.1, momentum = 0.9, nesterov = true }, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = data, epochs = 1,
  step = func(function(x, y)
    local tape = GradientTape()
    local loss = mse(y, model(x))
    optimizer:apply_gradients(tape:gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
