-- gradc emit --march=x86-64-v3 --after=lower %s
-- Same padding is a guarded read of the image, and of the gradient where the image needs one; nothing is padded.
local x = datasets.mnist { train = 2 }.train
local conv = layers.Conv2D { 1, 3, padding = "same", use_bias = false, kernel_initializer = "ones" }
local model = Sequential { layers.Reshape { { 28, 28, 1 } }, conv, layers.Conv2D { 1, 3, padding = "same", use_bias = false, kernel_initializer = "ones", name = "second" } }
return train { model = model, data = x:batch(2):map(function(x) return x / 255 end), step = func(function(x)
  local y = model(x):sum()
  local kernel = model.trainable_variables[1]
  kernel:assign(kernel - GradientTape():gradient(y, kernel))
end) }
