-- gradc check %s
local mnist = datasets.mnist {}
local model = Sequential { layers.Rescaling { 1 / 255 }, layers.Flatten {}, layers.Dense { 10, activation = "softmax" } }
local loss_object, optimizer = losses.SparseCategoricalCrossentropy {}, optimizers.Adam {}
local train_loss = metrics.Mean { name = "train_loss" }

local train_step = func(function(images, labels)
  local loss = loss_object(labels, model(images))
  local gradients = GradientTape():gradient(loss, model.trainable_variables)
  optimizer:apply_gradients(gradients, model.trainable_variables)
  train_loss(loss:maen())
end)

return train { model = model, data = mnist.train:batch(32), step = train_step }
