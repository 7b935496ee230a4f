-- Conditions of conditions, on numbers that are cast: one at a time, and in vectors.
local Net = Model:subclass "net"

function Net:build() self.dense = layers.Dense { 17 } end

function Net:call(x)
  local a = x:cast "float32" / 32
  local cut = tensor.view { a, "i, 2*k", out = "i, k", size = { k = 2 } } -- each condition reads and casts anew
  local some = cut:greater(0.3):logical_and(cut:less_equal(0.9)):select(cut, 0.1)
  local b = self.dense(some)
  local row = tensor.view { a, "i, 0*k", out = "i, k", size = { k = 17 } } -- one number of all that are decided with it
  b = b:greater(0):logical_or(row:less(0.9)):select(b, b * 0.1)
  return b:greater(-0.1):logical_and(b:less(0.5)):logical_or(b:greater(1)):select(b, b:tanh() * 0.5)
end

local rows = {}
for i = 1, 8 do
  rows[i] = {}
  for k = 1, 3 do rows[i][k] = (i * i * 7 + 11 * k) % 50 end
end

local model, optimizer, mean = Net(), optimizers.SGD {}, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { rows, dtype = { "uint8" } }:batch(5), epochs = 1,
  step = func(function(x)
    local loss = model(x):square():mean()
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
