-- One array under two shapes, one of which is read in part; and a view of which every element lies outside, alone in a kernel.
local Net = Model:subclass "net"

function Net:build() self.dense = layers.Dense { 3 } end

function Net:call(x)
  local turned = self.dense(x):transpose { 1, 0 } -- (3, 8)
  local start = turned:reshape { 24 }:slice({ 0 }, { 11 }) -- it ends within the second row
  local shifted = turned + turned:log_softmax(1)
  local paired = shifted:reshape { 3, 4, 2 }
  return paired + paired:argmax(1):expand_dims(1):cast "float32" * 0.1 + start:mean()
end

local rows = {}
for i = 1, 8 do
  rows[i] = {}
  for k = 1, 5 do rows[i][k] = math.sin(i * k) end
end

local scale = Variable { name = "scale", value = 0.8, trainable = true }
local model, optimizer, mean = Net(), optimizers.SGD {}, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { rows }:batch(8), epochs = 1,
  step = func(function(x)
    local halves = tensor.view { x:tanh(), "(i + 1) / 2, j", out = "i, j", size = { i = 1 }, guard = true } -- 1 / 2 is no index
    local loss = model(x):square():mean() + (halves * scale):square():mean()
    local variables = { scale, table.unpack(model.trainable_variables) }
    optimizer:apply_gradients(GradientTape():gradient(loss, variables), variables)
    mean(loss)
  end),
}
