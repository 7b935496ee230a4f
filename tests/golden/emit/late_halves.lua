-- gradc emit --march=x86-64-v4 %s
-- expect: begin_dense_kernel(vec16 so_far, float *dense_kernel_m
-- expect: begin_dense_kernel(late_sum[late], late_dense_kernel_m + at
-- expect: finish_dense_kernel(begun_dense_kernel, begun_
-- expect: prefetch_near(&s->dense_kernel_m[
-- What waits for a root or a division is the second half of a late finish, and is done when the next vector has begun.
local images = datasets.mnist { train = 39 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 32 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(32):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
