-- gradc emit --march=x86-64-v3 --after=tile %s
-- expect: slices 8, 1605632 multiply-adds
-- expect: kernel dense_MatMul_partial
-- expect: accumulate dense_MatMul_partial
-- expect: for slice 0..8
-- expect: slice k0
-- expect: finish dense_kernel
-- The large products run in eight slices, register tiles of vectors; the shares of the first are added afterwards.
local images = datasets.mnist { train = 64 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 32, use_bias = false, kernel_initializer = "ones" },
  layers.Dense { 2, use_bias = false, kernel_initializer = "ones" } }
return train { model = model, data = images:batch(64):map(function(x) return x / 255 end), step = func(function(x)
  local w = (model(x):sum() and model.trainable_variables)[1]
  w:assign(w - GradientTape():gradient(model(x):sum(), w))
end) }
