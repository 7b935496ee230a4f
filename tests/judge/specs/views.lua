-- What a tensor can do by reading elsewhere: slice, pad, flip, transpose, broadcast, windows, strides; and contract.
local Net = Model:subclass "net"

function Net:build()
  self.a = layers.Dense { 8 }
  self.b = layers.Dense { 4 }
  self.last = layers.Dense { 2 }
end

function Net:call(x)
  local a = self.a(x) -- (batch, 5, 8)
  local size = a.shape[1]
  local b = self.b(a:flip(2):transpose { 0, 1, 2 }:tanh())
  local turned = a:transpose { 0, 2, 1 } -- (batch, 8, 5)
  local cut = turned:slice({ 0, 2, 1 }, { -1, 4, 3 })
  local padded = cut:pad({ { 0, 0 }, { 1, 2 }, { 0, 2 } }, 0.5) -- (batch, 7, 5)
  local even = tensor.view { turned, "b, 2*i + 1, j", out = "b, i, j", size = { i = 4 } }
  local windows = tensor.view { turned, "b, i + p - 1, j", out = "b, i, j, p", size = { i = 8, p = 3 }, guard = true, fill = 0 }
  local moved = tensor.contract { even, "b, i, j", b, "b, j, k", out = "b, k, i" } -- sums over j
  local correlated = tensor.contract {
    a, "b, i, 2*y + p - 1", b, "b, i, p", out = "b, y", size = { y = 4 }, guard = true } -- a kernel of each sample
  local features = padded:square():mean { 1 } * padded:flip(2):sum(1)
  local sums = windows:sigmoid():sum({ 2, 3 }) -- (batch, 8)
  local all = sums + moved:reshape { size, 16 }:slice({ 0, 3 }, { -1, 8 }) + correlated:pad { { 0, 0 }, { 2, 2 } }
  return self.last(all + features:pad { { 0, 0 }, { 3, 0 } })
end

local inputs, targets = {}, {}
for i = 1, 5 do
  inputs[i], targets[i] = {}, { math.sin(i), math.cos(3 * i) }
  for j = 1, 5 do
    inputs[i][j] = {}
    for k = 1, 3 do inputs[i][j][k] = math.cos(5 * i + 2 * j + 3 * k) end
  end
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
