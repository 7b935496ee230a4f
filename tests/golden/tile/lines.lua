-- gradc emit --march=x86-64-v3 --schedule=grouped %s
-- expect: for (int n2_block = 0; n2_block < 896; n2_block += 64)
-- expect: for (int n2_line = n2_block; n2_line < n2_block + 64; n2_line += 4)
-- expect: for (int n2 = n2_line; n2 < n2_line + 4; ++n2)
-- expect: prefetch_far(&s->dense_1_kernel[n][n2_line] + 64 + n2_line / 4 % 4 * 896);
-- A sum over an axis that is gone through by blocks, and within a block by lines of the cache, a row of the tile for each.
local images = datasets.mnist { train = 32 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 896, activation = "relu" }, layers.Dense { 896 } }
local optimizer = optimizers.SGD()
return train { model = model, data = images:batch(32):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
