-- gradc emit --march=x86-64-v3 --after=axes %s
-- expect: max p 2 q 2: tanh[b, 2*y2 + p, 2*x2 + q]
-- expect: d_max_pooling2d_view_reduce[b, 2*y2 + p3, 2*x2 + q3] = d_max_pooling2d_MaxPool_select2[b, y2, x2, p3, q3]
-- expect-not: )/2
-- Pooling's windows read 2*y2 + p; their gradient pulls from (y - p)/2 where that is whole, and from nowhere else: that
-- is from each phase of y the p that is its remainder, and with one window over each row nothing is summed.
local images = datasets.mnist { train = 4 }.train
local w = Variable { name = "w", value = 1, trainable = true }
local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.MaxPooling2D { 2 } }
return train { model = model, data = images:batch(4):map(function(x) return x / 255 end), step = func(function(x)
  local grey = (x * x:sum() * w):tanh()
  w:assign(w - GradientTape():gradient(model(grey):square():sum(), w))
end) }
