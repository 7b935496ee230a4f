-- gradc emit --march=x86-64-v4 --after=tile %s
-- expect: late dense_kernel yes
-- expect: late dense_1_kernel no
-- expect: sums over b
-- expect: late finish of dense_kernel
-- expect: keep dense_kernel
-- expect: drain dense_kernel
-- expect-not: drain dense_1_kernel
-- The update of a dense layer's kernel is long, and this one comes from memory: each tile's is done among the sums of the
-- next one, and the last tile's behind the loops. The second kernel fits the cache, and gains nothing.
local images = datasets.mnist { train = 39 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 32 } }
local optimizer = optimizers.Adam()
return train { model = model, data = images:batch(32):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
