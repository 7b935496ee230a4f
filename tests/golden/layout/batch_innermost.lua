-- gradc emit --march=x86-64-v3 --after=layout %s
-- Convolution's outputs are stored with the batch innermost and computed in vectors along it; its kernel along c.
local images = datasets.mnist { train = 16 }.train
local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 8, 3, kernel_initializer = "ones", activation = "relu" } }
return train { model = model, data = images:batch(16):map(function(x) return x / 255 end), step = func(function(x)
  local kernel = (model(x):sum() and model.trainable_variables)[1]
  kernel:assign(kernel - GradientTape():gradient(model(x):sum(), kernel))
end) }
