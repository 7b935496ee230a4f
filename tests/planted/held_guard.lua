-- prover: slices=0 gradients=0 train_only=1 left_out=none edits=76 caches=3
local Net = Model:subclass "net"

function Net:build()
  self.o1 = layers.Dropout { 0.25, seed = 11 }
  self.d2 = layers.Dense { 9 }
end

function Net:call(x)
  local t1 = x -- (8, 16)
  local t2 = tensor.view { t1, "i + p, j", out = "i, j, p", size = { i = 7, p = 2 } } -- (7, 16, 2)
  local t3 = tensor.view { t2, "i, 15 - j, k", out = "i, j, k", size = { j = 16 }, guard = true } -- (7, 16, 2)
  local t4 = self.o1(t3) -- (7, 16, 2)
  local t5 = self.d2(t4) -- (7, 16, 9)
  local t6 = t5 * 0.5 -- (7, 16, 9)
  local t7 = tensor.view { t6, "i, j, 3*k + p - 1", out = "i, j, k, p", size = { k = 3, p = 3 }, guard = true, fill = 0.25 }:sum(3) -- (7, 16, 3)
  local t8 = t7:tanh() -- (7, 16, 3)
  return t8
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
local data = datasets.from_tensor_slices { field(0, false, 8, 16), dtype = { "float32", "float32" } }:batch(8)
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
