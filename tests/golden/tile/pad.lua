-- gradc emit --march=x86-64-v3 %s
-- expect: dense_Relu[64][272]
-- expect: dense_1_MatMul[10][256]; /*
-- expect-not: dense_Relu[64][256]
-- Rows of a batch of 256 are a kilobyte: all of them would compete for a few places of the cache, so each is a line longer. What
-- fits the cache as it is stays so.
local images = datasets.mnist { train = 512 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 64, activation = "relu" }, layers.Dense { 10 } }
local optimizer = optimizers.SGD()
return train { model = model, data = images:batch(256):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
