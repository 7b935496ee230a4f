-- gradc emit --march=x86-64-v4 --stage=kernels %s
-- expect: |             for k1 0..28 by 4
-- expect: |                 for n 0..128 by 64
-- expect: late finish of dense_kernel, fetching dense_kernel_m of the tile that waits next, dense_kernel_v of the tile that waits next, dense_kernel of the tile that waits next
-- expect-not: fetching dense_kernel_m 7168 elements ahead
-- Updates of a kernel beyond the cache, of few samples each, go along it as it is stored, and ask for nothing far ahead.
local images = datasets.mnist { train = 8 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 1024 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(8):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
