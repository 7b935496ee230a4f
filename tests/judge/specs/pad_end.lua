-- Reads behind the end of the axis that vectors lie along: pads, a strided "same" convolution, gradients of slices.
local Net = Model:subclass "net"

function Net:build()
  self.wide = layers.Dense { 33 }
  self.pool = layers.MaxPooling2D { { 1, 2 }, strides = 1, padding = "same" }
  self.conv = layers.Conv2D { 2, { 1, 2 }, strides = { 1, 2 }, padding = "same", activation = "relu" }
end

function Net:call(x)
  local padded = x:tanh():pad { { 0, 0 }, { 0, 0 }, { 0, 1 } }                 -- (batch, 9, 14)
  local first = self.wide(x):tanh():slice({ 0, 0, 0 }, { -1, -1, 1 })          -- (batch, 9, 1)
  local pooled = self.pool(padded:expand_dims(-1)):mean { 2, 3 }               -- a guard behind a guard
  local rows = self.conv(x:pad({ { 0, 0 }, { 0, 22 }, { 0, 0 } }):expand_dims(-1)) -- (batch, 31, 7, 2)
  return padded + first + pooled:expand_dims(-1) + rows:sum { 1, 2, 3 }:reshape { x.shape[1], 1, 1 }
end

local images = {}
for i = 1, 9 do
  images[i] = {}
  for y = 1, 9 do
    images[i][y] = {}
    for x = 1, 13 do images[i][y][x] = math.sin(i * y + 3 * x) end
  end
end

local model, mean = Net(), metrics.Mean { name = "train_loss" }
local optimizer = optimizers.SGD { momentum = 0.9 }

return train {
  model = model, data = datasets.from_tensor_slices { images }:batch(5), epochs = 1,
  step = func(function(x)
    local loss = model(x):square():mean()
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
