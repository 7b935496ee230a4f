-- prover: slices=0 gradients=0 train_only=1 left_out=none edits=36 caches=1
local Net = Model:subclass "net"

function Net:build()
end

function Net:call(x)
  local t1 = x -- (71, 32, 1, 1)
  local t2 = t1:tanh() -- (71, 32, 1, 1)
  local t3 = t2:relu() -- (71, 32, 1, 1)
  local t4 = t3:pad({ { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 1 } }) -- (71, 32, 1, 2)
  return t4
end

local function field(seed, whole, ...) -- numbers for a field of this shape
  local shape, n = { ... }, seed
  local function fill(d)
    n = n + 1
    if d > #shape then return whole and n * n * 7 % whole or math.sin(n * n) end
    local list = {}
    for i = 1, shape[d] do list[i] = fill(d + 1) end
    return list
  end
  return fill(1)
end
local model, scale = Net(), Variable { name = "scale", value = 0.8, trainable = true }
local data = datasets.from_tensor_slices { field(0, false, 72, 32, 1, 1), dtype = { "float32", "float32" } }:batch(71)
local optimizer, rate = optimizers.Adam {}, Variable { name = "rate", value = 0.05 }
local mean = metrics.Mean { name = "train_loss" }

return train {
  model = model, data = data, epochs = 1,
  step = func(function(x, y)
    local loss = (model(x, { training = true }) * scale):square():mean()
    local variables = { scale }
    for _, v in ipairs(model.trainable_variables) do variables[#variables + 1] = v end
    local gradients = GradientTape():gradient(loss, variables)
    for i, v in ipairs(variables) do v:assign(v - gradients[i] * 0.1) end
    mean(loss)
  end),
}
