-- A gradient of a gradient: the loss holds the squared norm of another loss's gradient.
local Net = Model:subclass "net"

function Net:build()
  self.a = layers.Dense { 5, activation = "tanh" }
  self.b = layers.Dense { 1 }
end

function Net:call(x) return self.b(self.a(x)) end

local model, mse, mean = Net(), losses.MeanSquaredError {}, metrics.Mean { name = "train_loss" }

return train {
  model = model, epochs = 1,
  data = datasets.from_tensor_slices { { { 0, 1 }, { 1, 0.5 }, { 0.3, -1 }, { -1, 1 } }, { { 0 }, { 1 }, { 0.5 }, { -1 } } }:batch(4),
  step = func(function(x, y)
    local plain = mse(y, model(x))
    local variables = model.trainable_variables
    local norm = 0
    for _, g in ipairs(GradientTape():gradient(plain, variables)) do norm = norm + g:square():sum() end
    local loss = plain + norm * 0.1
    local gradients = GradientTape():gradient(loss, variables)
    for i, v in ipairs(variables) do v:assign(v - gradients[i] * 0.1) end
    mean(loss)
  end),
}
