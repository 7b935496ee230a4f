-- gradc emit --march=x86-64-v4 %s
-- expect-not: in_order
-- expect-not: continue_dense_kernel
-- expect: in two stages; the first finish is idle
-- expect: finish_dense_kernel(begun_dense_kernel, begun_
-- expect: begin_dense_kernel(late_sum[late], late_dense_kernel_m + at
-- Where many sums are added in a turn, two stages are enough: the first has the root.
local images = datasets.mnist { train = 256 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 32 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(128):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
