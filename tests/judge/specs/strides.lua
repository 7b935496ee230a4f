-- Gradients through strides, where the extents are whole numbers of strides and are not, padded and not: a window that
-- fits its stride, one that overlaps, one with gaps, in one dimension and in two.
local Net = Model:subclass "net"

function Net:build()
  self.point = layers.Conv2D { 2, 1, activation = "tanh" } -- what the gradients are pulled to: 12 x 9 x 2
  self.overlap = layers.Conv2D { 3, 3, strides = 2, activation = "tanh" }                     -- p' counts beyond p
  self.padded = layers.Conv2D { 4, 5, strides = 2, padding = "same", activation = "tanh" }    -- and begins before it
  self.whole = layers.Conv2D { 5, { 3, 4 }, strides = { 3, 2 }, padding = "same" }
  self.wide = layers.Conv2D { 5, { 5, 2 }, strides = { 3, 4 }, padding = "same", activation = "tanh" }
  self.pool = layers.MaxPooling2D { { 3, 2 }, strides = 2 }
  self.padded_pool = layers.MaxPooling2D { 3, strides = 2, padding = "same" }
  self.plain = layers.MaxPooling2D { { 3, 2 } }
  self.gaps = layers.MaxPooling2D { { 1, 2 }, strides = { 2, 3 } }
  self.flatten = layers.Flatten {}
  self.out = layers.Dense { 2 }
end

function Net:call(x)
  local sums, h = 0, self.point(x)
  for _, layer in ipairs { "overlap", "padded", "whole", "wide", "pool", "padded_pool", "plain", "gaps" } do
    local y = self[layer](h)
    sums = sums + (y * y:sin()):sum({ 1, 2, 3 })
  end
  return self.out(self.flatten(self.plain(h))) + sums:expand_dims(-1)
end

local net, optimizer = Net(), optimizers.SGD { learning_rate = 0.01 }
local mean_squared_error = losses.MeanSquaredError {}
local train_loss = metrics.Mean { name = "train_loss" }
local images, targets = {}, {}
for i = 1, 6 do
  images[i], targets[i] = {}, { i % 2, i / 6 }
  for y = 1, 12 do
    images[i][y] = {}
    for x = 1, 9 do images[i][y][x] = { math.sin(i * 7.1 + y * 3.3 + x * x * 1.7), math.cos(i + y * x * 0.9) } end
  end
end

return train {
  model = net, data = datasets.from_tensor_slices { images, targets }:batch(4),
  step = func(function(x, y)
    local loss = mean_squared_error(y, net(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, net.trainable_variables), net.trainable_variables)
    train_loss(loss)
  end),
}
