-- One place of a dimension: a slice of length 1 that is reshaped away, or spread by broadcasting.
local Net = Model:subclass "net"

function Net:build() self.dense = layers.Dense { 8 } end

function Net:call(x)
  local a = self.dense(x) -- (batch, 4, 8)
  local last = a:slice({ 0, 3, 0 }, { -1, 1, -1 })
  return last:reshape { x.shape[1], 8 } * a:mean { 1 } + (a * last):sum(1)
end

local inputs, targets = {}, {}
for i = 1, 3 do
  inputs[i], targets[i] = {}, {}
  for j = 1, 4 do inputs[i][j] = { math.sin(3 * i + j), i / 10, j / 10 } end
  for j = 1, 8 do targets[i][j] = math.cos(i + 2 * j) end
end

local model, mse = Net(), losses.MeanSquaredError {}
local optimizer, mean = optimizers.SGD {}, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { inputs, targets }:batch(3), epochs = 1,
  step = func(function(x, y)
    local loss = mse(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
