-- Max pooling: windows that overlap, that leave gaps, that are cut at the edge; rectangles; and Add of two branches.
local Net = Model:subclass "net"

function Net:build()
  self.conv = layers.Conv2D { 4, 3, padding = "same" }
  self.overlap = layers.MaxPooling2D { 3, strides = 2 }
  self.same = layers.MaxPooling2D { { 3, 2 }, strides = { 2, 2 }, padding = "same" }
  self.gaps = layers.MaxPooling2D { { 1, 2 }, strides = { 2, 3 } }
  self.plain = layers.MaxPooling2D {}
  self.narrow = layers.Conv2D { 4, 1 }
  self.add = layers.Add {}
  self.flatten = layers.Flatten {}
  self.activation = layers.Activation { "tanh" }
  self.dense = layers.Dense { 3 }
end

function Net:call(x)
  x = self.conv(x:expand_dims(-1))                        -- (batch, 12, 13, 4)
  local a, b = self.overlap(x), self.narrow(self.same(x)) -- (batch, 5, 6, 4), (batch, 6, 7, 4)
  a = self.add { a, b:slice({ 0, 1, 0, 0 }, { -1, 5, 6, -1 }), a:flip(1) }
  a = self.gaps(a):pad({ { 0, 0 }, { 0, 1 }, { 1, 1 }, { 0, 0 } }) -- (batch, 4, 4, 4)
  return self.dense(self.activation(self.flatten(self.plain(a))))
end

local images, labels = {}, {}
for i = 1, 6 do
  images[i], labels[i] = {}, i % 3
  for y = 1, 12 do
    images[i][y] = {}
    for x = 1, 13 do images[i][y][x] = math.sin(i * i * y + 5 * x + x * y) end
  end
end
local data = datasets.from_tensor_slices { images, labels, dtype = { "float32", "uint8" } }

local model, cross_entropy = Net(), losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer, mean = optimizers.SGD { momentum = 0.5 }, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = data:batch(4), epochs = 1,
  step = func(function(x, y)
    local loss = cross_entropy(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
