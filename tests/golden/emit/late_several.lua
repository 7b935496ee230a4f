-- gradc emit --march=x86-64-v4 %s
-- expect: for (int late = b * 3; late < b * 3 + 3; ++late) {
-- expect: for (int late = b * 3; late < b * 3 + 3 && late < 21; ++late) {
-- expect: prefetch_near(&s->dense_kernel_v[k0][k1][n] + at);
-- expect: for (int late = 0; late < 21; ++late) {
-- A sum too short for a vector a turn finishes several, until there are none: of 8 samples, or of the 7 that are left, each turn three.
local images = datasets.mnist { train = 39 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 32 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(8):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
