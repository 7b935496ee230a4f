-- The smallest classifier of images that builds quickly: its batch, sets and learning rate come by -D.
local batch = param("batch", 32)
local mnist = datasets.mnist { train = param("train", 100), test = param("test", 100) }
local function scale(images, labels) return (images / 255.0):expand_dims(-1), labels end

local AnyBatch = Model:subclass "any_batch"

function AnyBatch:build()
  self.pool = layers.MaxPooling2D { 4 }
  self.flatten = layers.Flatten {}
  self.dense = layers.Dense { 10, activation = "softmax" }
end

function AnyBatch:call(x) return self.dense(self.flatten(self.pool(x))) end

local model, optimizer = AnyBatch(), optimizers.SGD { learning_rate = param("rate", 0.1) }
local cross_entropy = losses.SparseCategoricalCrossentropy {}
local train_loss, test_loss = metrics.Mean { name = "train_loss" }, metrics.Mean { name = "test_loss" }
local test_accuracy = metrics.SparseCategoricalAccuracy { name = "test_accuracy" }

local step = func(function(images, labels)
  local loss = cross_entropy(labels, model(images))
  optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  train_loss(loss)
end)

local test_step = func(function(images, labels)
  local predictions = model(images)
  test_loss(cross_entropy(labels, predictions))
  test_accuracy(labels, predictions)
end)

return train {
  model = model, epochs = param("epochs", 1),
  data = mnist.train:shuffle(1000):batch(batch):map(scale), step = step,
  test_data = mnist.test:batch(batch):map(scale), test_step = test_step,
}
