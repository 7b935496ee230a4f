-- gradc check -Werror=unused-variable %s
local Net = Model:subclass "net"
function Net:build()
  self.flatten = layers.Flatten {}
  self.hidden = layers.Dense { 32, activation = "relu" }
  self.out = layers.Dense { 10, activation = "softmax" }
end
function Net:call(x)
  x = self.flatten(x / 255)
  self.hidden(x) -- and its result is lost
  return self.out(x)
end
local mnist = datasets.mnist {}
local model = Net()
local loss_object, optimizer = losses.SparseCategoricalCrossentropy {}, optimizers.Adam {}
local train_loss = metrics.Mean { name = "train_loss" }

local train_step = func(function(images, labels)
  local loss = loss_object(labels, model(images))
  local gradients = GradientTape():gradient(loss, model.trainable_variables)
  optimizer:apply_gradients(gradients, model.trainable_variables)
  train_loss(loss)
end)

return train { model = model, data = mnist.train:batch(32), step = train_step }
