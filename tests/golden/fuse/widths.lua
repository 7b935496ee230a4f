-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: function train_32    # kernels 4
-- expect: merge dense_kernel d_dense_MatMul_contract
-- expect: | all of dense_1_kernel
-- expect: | slice k0
-- 37 and 13 units: whatever has no slices runs in one phase, the large layer's update where its gradient is summed.
local data = datasets.mnist { train = 32 }
local model = Sequential {
  layers.Flatten {}, layers.Dense { 37, activation = "tanh" }, layers.Dense { 13, activation = "tanh" }, layers.Dense { 10 },
}
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam {}
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
