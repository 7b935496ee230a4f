-- gradc check %s
local mnist = datasets.mnist {}
local model = Sequential { layers.Rescaling { 1 / 255 }, layers.Flatten {}, layers.Dense { 10, activation = "softmax" } }
local loss_object, optimizer = losses.SparseCategoricalCrossentropy {}, optimizers.Adam {}
local train_loss = metrics.Mean { name = "train_loss" }

local train_step = func(function(images, labels)
  local predictions = model(images) + tensor.constant(1):reshape { 1, 1 } * images
  train_loss(predictions:mean())
end)

return train { model = model, data = mnist.train:batch(32), step = train_step }
