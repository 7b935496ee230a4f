-- prover: slices=1 gradients=0 train_only=1 left_out=none edits=0 caches=1
local Net = Model:subclass "net"

function Net:build() self.d1 = layers.Dense { 64 } end

function Net:call(x) return self.d1(x) end

local function rows(count, columns)
  local list = {}
  for i = 1, count do
    list[i] = {}
    for j = 1, columns do list[i][j] = math.sin(i * 7 + j * j) end
  end
  return list
end
local model = Net()
local data = datasets.from_tensor_slices { rows(16, 32), dtype = { "float32" } }:batch(16)

return train {
  model = model, data = data, epochs = 1,
  step = func(function(x)
    local loss = model(x):square():mean()
    local gradients = GradientTape():gradient(loss, model.trainable_variables)
    local rate = loss:sqrt() * 0.1 + 0.5 -- one number, made where the update is
    for i, v in ipairs(model.trainable_variables) do
      v:assign(v - (gradients[i] * rate + v * 0.01 - gradients[i] * v * rate) / (gradients[i]:square() + 1))
    end
  end),
}
