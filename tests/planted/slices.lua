-- Work worth slices: a dense layer whose rows are cut, forward with partial sums, backward for free.
local Net = Model:subclass "net"

function Net:build()
  self.wide = layers.Dense { 64, activation = "tanh" }
  self.out = layers.Dense { 3 }
end

function Net:call(x) return self.out(self.wide(x)) end

local rows = {}
for i = 1, 24 do
  rows[i] = {}
  for k = 1, 67 do rows[i][k] = math.sin(i * k + k * k) end
end

local model, optimizer, mean = Net(), optimizers.Adam { epsilon = 1e-3 }, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { rows }:batch(17), epochs = 1,
  step = func(function(x)
    local loss = model(x):square():mean()
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
