-- gradc emit --march=x86-64-v3 --schedule=naive --after=tile %s
-- expect: accumulate dense_MatMul
-- expect-not: vector
-- expect-not: unroll
-- expect-not: partial
-- The naive schedule is plain loops: no vectors, nothing unrolled, no partial sums.
local images = datasets.mnist { train = 64 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 32, use_bias = false, kernel_initializer = "ones" },
  layers.Dense { 2, use_bias = false, kernel_initializer = "ones" } }
return train { model = model, data = images:batch(64):map(function(x) return x / 255 end), step = func(function(x)
  local w = (model(x):sum() and model.trainable_variables)[1]
  w:assign(w - GradientTape():gradient(model(x):sum(), w))
end) }
