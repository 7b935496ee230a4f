-- Updates that read what other updates, or their own other elements, overwrite.
local Net = Model:subclass "net"

function Net:build()
  self.a = layers.Dense { 6, activation = "tanh" }
  self.b = layers.Dense { 6, activation = "sigmoid" }
  self.c = layers.Dense { 6 }
end

function Net:call(x) return self.c(self.b(self.a(x))) + x end

local rows = {}
for i = 1, 9 do
  rows[i] = {}
  for k = 1, 6 do rows[i][k] = math.sin(i * k + k * k) end
end

local model, mean = Net(), metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { rows }:batch(5), epochs = 1,
  step = func(function(x)
    local loss = model(x):square():mean()
    local a, b, c = model.a, model.b, model.c
    local variables = { a.kernel, b.kernel, c.kernel, a.bias, b.bias }
    local g = GradientTape():gradient(loss, variables)
    local next_a, next_b = b.kernel - g[1] * 0.1, a.kernel - g[2] * 0.1 -- they exchange what they hold
    a.kernel:assign(next_a)
    b.kernel:assign(next_b)
    c.kernel:assign(c.kernel * 0.9 + c.kernel:flip(0) * 0.1 - g[3] * 0.1)
    a.bias:assign(a.bias - g[4] * 0.1 - a.bias:mean() * 0.01)
    c.bias:assign(c.bias:flip(0))
    b.bias:assign(b.bias - g[5] * a.bias:square():sum()) -- of the bias just assigned
    mean(loss)
  end),
}
