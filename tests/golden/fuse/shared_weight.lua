-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: join dense_2_kernel d_dense_1_Relu_select
-- expect: d_dense_1_MatMul_contract2 stays in registers
-- expect: |     all of dense_1_kernel
-- expect-not: dense_1_kernel_add4
-- A layer that stands in the model twice has one kernel and one update, of the sum of two gradients: the first is stored,
-- the second added to it in registers.
local data = datasets.mnist { train = 32 }
local first, twice, last = layers.Dense { 256, activation = "relu" }, layers.Dense { 256, activation = "relu" }, layers.Dense { 10 }
local model = Sequential { layers.Flatten {}, first, twice, twice, last }
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam {}
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
