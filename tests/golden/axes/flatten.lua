-- gradc emit --march=x86-64-v3 --after=axes %s
-- expect: y 26
-- expect-not: Reshape
-- expect-not: reshape
-- 21632 = 26 * 26 * 32: the dense kernel's rows are the convolution's y, x and c, so that Flatten copies nothing.
local images = datasets.mnist { train = 4 }.train
local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 32, 3, use_bias = false, kernel_initializer = "ones" },
  layers.Flatten {}, layers.Dense { 10, use_bias = false, kernel_initializer = "ones" } }
return train { model = model, data = images:batch(4):map(function(x) return x / 255 end), step = func(function(x)
  local loss = model(x):sum()
  for _, w in ipairs(model.trainable_variables) do w:assign(w - GradientTape():gradient(loss, w)) end
end) }
