-- gradc emit --march=x86-64-v3 --stage=kernels %s
-- expect: # d_dense_MatMul_contract is stored: Adam_clip_global_norm has to run between
-- expect: # d_dense_1_MatMul_contract2 is stored: Adam_clip_global_norm has to run between
-- expect-not: merge dense_kernel_m d_dense_MatMul_contract
-- Keras's own clipping by the global norm: what Adam takes is known when the last gradient is, so all are stored.
local data = datasets.mnist { train = 32 }
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 10 } }
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam { global_clipnorm = 1.0 }
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
