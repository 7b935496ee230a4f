-- gradc emit --march=x86-64-v3 --after=differentiate %s
-- expect: gradient_tape/sequential/conv2d/Conv2D
-- expect: gradient_tape/sequential/max_pooling2d/MaxPool
-- A strided convolution with same padding, and the pooling's gradient to the first maximum of each window.
local images = datasets.mnist { train = 2 }.train
local model = Sequential { layers.Reshape { { 28, 28, 1 } },
  layers.Conv2D { 2, 3, strides = 2, padding = "same", use_bias = false, kernel_initializer = "zeros" }, layers.MaxPooling2D { 2 } }
return train { model = model, data = images:batch(2):map(function(x) return x:cast "float32" end), step = func(function(x)
  local loss = model(x):sum()
  local kernel = model.trainable_variables[1]
  kernel:assign(kernel - GradientTape():gradient(loss, kernel))
end) }
