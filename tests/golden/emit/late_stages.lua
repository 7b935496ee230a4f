-- gradc emit --march=x86-64-v4 %s
-- expect: begin_dense_kernel(vec16 so_far, float *dense_kernel_m
-- expect: *continued_dense_kernel_add = in_order_16(dense_kernel_add);
-- expect: const vec16 dense_kernel_add = in_order_16(continued_dense_kernel_add);
-- expect: in three stages; the first finish is idle
-- expect: finish_dense_kernel(continued_dense_kernel, continued_
-- expect: continue_dense_kernel(begun_new_dense_kernel_v, &continued_
-- expect: begin_dense_kernel(late_sum[late], late_dense_kernel_m + at
-- expect: prefetch_near(&s->dense_kernel_m[
-- A late finish comes in stages, each of which begins with what waits for a root or a division, when the next vector's turn has come.
local images = datasets.mnist { train = 39 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 32 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(32):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
