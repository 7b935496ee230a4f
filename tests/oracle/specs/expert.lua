-- The seed's model in the expert form on few images; -D activation=relu ends it as the seed does.
local activation = param("activation", "softmax")
local mnist = datasets.mnist { train = 640, test = 64 }
local function scale(images, labels) return (images:cast "float32" / 255):expand_dims(-1), labels end

local train_ds = mnist.train:batch(32):map(scale)
local test_ds = mnist.test:batch(32):map(scale)

local MyModel = Model:subclass "my_model"

function MyModel:build()
  self.conv1 = layers.Conv2D { 32, 3, activation = "relu" }
  self.flatten = layers.Flatten {}
  self.d1 = layers.Dense { 128, activation = "relu" }
  self.d2 = layers.Dense { 10, activation = activation }
end

function MyModel:call(x)
  return self.d2(self.d1(self.flatten(self.conv1(x))))
end

local model = MyModel()
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
