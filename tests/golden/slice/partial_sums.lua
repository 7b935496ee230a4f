-- gradc emit --march=x86-64-v3 --after=slice %s
-- expect: over slice 8 b 64 n 32 | 8 slices of k0
-- A product of 1.6 million multiply-adds is cut into eight slices: along rows that are its output, or, where it has
-- few, along what it sums over: then the slices' shares are added by a nest of their own. Small products are not cut.
local images = datasets.mnist { train = 64 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 32, use_bias = false, kernel_initializer = "ones" },
  layers.Dense { 2, use_bias = false, kernel_initializer = "ones" } }
return train { model = model, data = images:batch(64):map(function(x) return x / 255 end), step = func(function(x)
  local w = (model(x):sum() and model.trainable_variables)[1]
  w:assign(w - GradientTape():gradient(model(x):sum(), w))
end) }
