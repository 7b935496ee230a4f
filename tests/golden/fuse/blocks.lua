-- gradc emit --march=x86-64-v4 --after=fuse %s
-- expect: block dense_Relu.n 112
-- expect: block dense_Relu.k0 4
-- expect: |     clear dense_Relu
-- expect: |     for k0 0..28 by 4
-- expect: |         visit dense_Relu
-- expect: |     close dense_Relu
-- expect: block dense_1_Relu.n2 112
-- expect: block dense_1_Relu.n 128
-- expect: |     clear dense_1_Relu
-- expect: |         visit dense_1_Relu
-- expect: |     close dense_1_Relu
-- expect: |     all of dense_2_MatMul_partial
-- expect: block d_dense_1_MatMul_contract.n2 128
-- expect: block dense_kernel.n 112
-- Large products: a slice's rows at once, for all samples are gone through again with each block of them; sums in blocks
-- whose panels stay in the first level; and no partial sums, to which each slice would add a few terms, but of few results.
local images = datasets.mnist { train = 512 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 896, activation = "relu" }, layers.Dense { 896, activation = "relu" }, layers.Dense { 10 } }
local optimizer = optimizers.SGD {}
return train { model = model, data = images:batch(512):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
