-- MNIST in the expert form: TensorFlow's tutorial for experts, function by function, with the softmax its loss wants.
local batch = param("batch", 32)
local mnist = datasets.mnist { train = param("train", 60000), test = param("test", 10000) }

local function scale(images, labels)
  return (images / 255.0):expand_dims(-1), labels -- bytes to 0 .. 1, and an axis for the channel
end

local train_ds = mnist.train:shuffle(10000):batch(batch):map(scale)
local test_ds = mnist.test:batch(batch):map(scale)

local MyModel = Model:subclass "my_model"

function MyModel:build()
  self.conv1 = layers.Conv2D { 32, 3, activation = "relu" }
  self.flatten = layers.Flatten {}
  self.d1 = layers.Dense { 128, activation = "relu" }
  self.d2 = layers.Dense { 10, activation = "softmax" }
end

function MyModel:call(x)
  x = self.conv1(x)
  x = self.flatten(x)
  x = self.d1(x)
  return self.d2(x)
end

local model = MyModel()

local loss_object = losses.SparseCategoricalCrossentropy {}
local optimizer = optimizers.Adam {}

local train_loss = metrics.Mean { name = "train_loss" }
local train_accuracy = metrics.SparseCategoricalAccuracy { name = "train_accuracy" }
local test_loss = metrics.Mean { name = "test_loss" }
local test_accuracy = metrics.SparseCategoricalAccuracy { name = "test_accuracy" }

local train_step = func(function(images, labels)
  local tape = GradientTape()
  local predictions = model(images)
  local loss = loss_object(labels, predictions)
  local gradients = tape:gradient(loss, model.trainable_variables)
  optimizer:apply_gradients(gradients, model.trainable_variables)

  train_loss(loss)
  train_accuracy(labels, predictions)
end)

local test_step = func(function(images, labels)
  local predictions = model(images)
  local t_loss = loss_object(labels, predictions)

  test_loss(t_loss)
  test_accuracy(labels, predictions)
end)

return train {
  model = model, epochs = param("epochs", 5),
  data = train_ds, step = train_step,
  test_data = test_ds, test_step = test_step,
  report = { "Epoch {}, Loss: {}, Accuracy: {}, Test Loss: {}, Test Accuracy: {}",
    epoch, train_loss:result(), train_accuracy:result() * 100, test_loss:result(), test_accuracy:result() * 100 },
}
