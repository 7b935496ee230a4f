-- Every function of numbers with a gradient, reductions over every kind of axis, selections; an optimizer of the spec's.
local Net = Model:subclass "net"

function Net:build()
  self.a = layers.Dense { 6, bias_initializer = "ones" }
  self.b = layers.Dense { 6, kernel_initializer = "he_normal" }
end

function Net:call(x)
  local a, b = self.a(x), self.b(x)
  local positive = a:square() + 0.5
  local parts = {
    a:exp() * 0.1, positive:log(), positive:sqrt(), b:tanh(), a:sin() + b:cos(), a:abs(), -b,
    a / positive, positive:pow(b * 0.3), positive:pow(2.5), a:maximum(b), a:minimum(b * 2), a:clip(-0.5, 0.75),
    tensor.select(a:less(b), a * b, a - b), tensor.select(a:greater_equal(0):logical_and(b:less_equal(1)), a:exp(), b),
    a:log_softmax(), b:softmax(0), a:floor():stop_gradient() * b, a:relu(), b:sigmoid(), (1 - a):square(),
    b:not_equal(0):cast "float32" * a,
  }
  local sum = parts[1]
  for i = 2, #parts do sum = sum + parts[i] * (1 / i) end
  local reduced = sum:reduce_max(1) + sum:reduce_min(-1) + sum:mean(1) + sum:sum() * 0.01
  local kept = sum * sum:mean(0, true) + sum:reduce_max(0, true) - sum:reduce_min({ 0, 1 }, true) * sum:sum(1, true):tanh()
  return kept + reduced:reshape { x.shape[1], 1 }
end

local inputs, targets = {}, {}
for i = 1, 7 do
  inputs[i], targets[i] = {}, {}
  for k = 1, 5 do inputs[i][k] = math.cos(5 * i + 3 * k) end
  for k = 1, 6 do targets[i][k] = math.sin(i + 4 * k) end
end

local model, mse, mean = Net(), losses.MeanSquaredError {}, metrics.Mean { name = "train_loss" }
local rate, steps = Variable { name = "rate", value = 0.05 }, Variable { name = "steps", dtype = "int32" }

return train {
  model = model, data = datasets.from_tensor_slices { inputs, targets }:batch(4), epochs = 1,
  step = func(function(x, y)
    local loss = mse(y, model(x))
    local gradients = GradientTape():gradient(loss, model.trainable_variables)
    local norm = 0
    for _, g in ipairs(gradients) do norm = norm + g:square():sum() end
    local scale = rate / tensor.constant(1):maximum(norm:sqrt()) -- clipped by the norm of all
    for i, v in ipairs(model.trainable_variables) do v:assign(v - gradients[i] * scale - v * 0.001) end
    steps:assign(steps + 1)
    rate:assign(rate * 0.99)
    mean(loss)
  end),
  epoch_end = func(function() rate:assign(rate:minimum(0.01)) end),
}
