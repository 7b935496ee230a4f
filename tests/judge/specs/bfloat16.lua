-- Moments in bfloat16, kept by chance; state of a spec's own in bfloat16, rounded to the nearest; what may be done with it: a cast,
-- a comparison, a choice.
local Net = Model:subclass "net"

function Net:build()
  self.conv = layers.Conv2D { 3, 3, activation = "relu" }
  self.flatten = layers.Flatten {}
  self.first = layers.Dense { 21, activation = "tanh" }
  self.last = layers.Dense { 2 }
end

function Net:call(x) return self.last(self.first(self.flatten(self.conv(x:expand_dims(-1))))) end

local inputs, targets = {}, {}
for i = 1, 10 do
  inputs[i], targets[i] = {}, { math.sin(i), math.cos(2 * i) }
  for j = 1, 6 do
    inputs[i][j] = {}
    for k = 1, 5 do inputs[i][j][k] = math.sin(7 * i + 3 * j + k) end
  end
end

local model, mse = Net(), losses.MeanSquaredError {}
local optimizer, mean = optimizers.Adam { learning_rate = 0.01, moments = "bfloat16" }, metrics.Mean { name = "train_loss" }
local slow = Variable { name = "slow", value = 0.3, dtype = "bfloat16" }

return train {
  model = model, data = datasets.from_tensor_slices { inputs, targets }:batch(7), epochs = 1,
  step = func(function(x, y)
    local tape = GradientTape()
    local loss = mse(y, model(x))
    optimizer:apply_gradients(tape:gradient(loss, model.trainable_variables), model.trainable_variables)
    local next_slow = (slow:cast "float32" * 0.9 + loss * 0.1):cast "bfloat16"
    slow:assign(slow:less(100):select(next_slow, slow))
    mean(slow:cast "float32")
  end),
}
