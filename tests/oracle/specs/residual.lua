-- A residual block: Add joins two branches, so one tensor gets two gradients.
local mnist = datasets.mnist { train = 320, test = 64 }
local function scale(images, labels) return (images:cast "float32" / 255):expand_dims(-1), labels end

local train_ds = mnist.train:batch(32):map(scale)
local test_ds = mnist.test:batch(32):map(scale)

local Residual = Model:subclass "net"

function Residual:build()
  self.conv1 = layers.Conv2D { 4, 3, strides = 2, activation = "relu" }
  self.conv2 = layers.Conv2D { 4, 3, padding = "same", activation = "relu" }
  self.conv3 = layers.Conv2D { 4, 3, padding = "same" }
  self.add = layers.Add {}
  self.flatten = layers.Flatten {}
  self.d1 = layers.Dense { 10, activation = "softmax" }
end

function Residual:call(x)
  x = self.conv1(x)
  x = self.add { x, self.conv3(self.conv2(x)) }
  return self.d1(self.flatten(x:relu()))
end

local model = Residual()
local loss_object = losses.SparseCategoricalCrossentropy {}
local optimizer = optimizers.Adam {}
local train_loss = metrics.Mean { name = "train_loss" }
local test_loss = metrics.Mean { name = "test_loss" }
local test_accuracy = metrics.SparseCategoricalAccuracy { name = "test_accuracy" }

local train_step = func(function(images, labels)
  local tape = GradientTape()
  local loss = loss_object(labels, model(images))
  local gradients = tape:gradient(loss, model.trainable_variables)
  optimizer:apply_gradients(gradients, model.trainable_variables)
  train_loss(loss)
end)

local test_step = func(function(images, labels)
  local predictions = model(images)
  test_loss(loss_object(labels, predictions))
  test_accuracy(labels, predictions)
end)

return train { model = model, data = train_ds, step = train_step, test_data = test_ds, test_step = test_step }
