-- The smallest classifier, with an update rule of its own: gradient descent written in the spec, and a decaying rate.
local batch = param("batch", 32)
local mnist = datasets.mnist { train = param("train", 60000), test = param("test", 10000) }
local function scale(images, labels) return images / 255.0, labels end

local Softmax = Model:subclass "softmax"

function Softmax:build()
  self.flatten = layers.Flatten {}
  self.dense = layers.Dense { 10, activation = "softmax", kernel_initializer = "zeros" }
end

function Softmax:call(x) return self.dense(self.flatten(x)) end

local model = Softmax()
local cross_entropy = losses.SparseCategoricalCrossentropy {}
local rate = Variable { name = "rate", value = param("rate", 0.1) }

local train_loss, train_accuracy = metrics.Mean { name = "train_loss" }, metrics.SparseCategoricalAccuracy { name = "train_accuracy" }
local test_loss, test_accuracy = metrics.Mean { name = "test_loss" }, metrics.SparseCategoricalAccuracy { name = "test_accuracy" }

local train_step = func(function(images, labels)
  local predictions = model(images)
  local loss = cross_entropy(labels, predictions)
  local gradients = GradientTape():gradient(loss, model.trainable_variables)
  for i, variable in ipairs(model.trainable_variables) do
    variable:assign(variable - gradients[i] * rate)
  end
  train_loss(loss)
  train_accuracy(labels, predictions)
end)

local test_step = func(function(images, labels)
  local predictions = model(images)
  test_loss(cross_entropy(labels, predictions))
  test_accuracy(labels, predictions)
end)

return train {
  model = model, epochs = param("epochs", 5),
  data = mnist.train:shuffle(10000):batch(batch):map(scale), step = train_step,
  test_data = mnist.test:batch(batch):map(scale), test_step = test_step,
  epoch_end = func(function() rate:assign(rate * 0.7) end),
}
