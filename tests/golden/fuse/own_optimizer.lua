-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: merge dense_kernel d_dense_MatMul_contract
-- expect: join dense_1_kernel d_dense_1_MatMul_contract
-- expect: |         all of dense_kernel
-- expect: d_dense_MatMul_contract stays in registers
-- A rule of the spec's own, and clipping: the update runs where the gradient is summed, whatever it is.
local data = datasets.mnist { train = 32 }
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 10 } }
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local slots = {}
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    for i, w in ipairs(model.trainable_variables) do
      local g = GradientTape():gradient(loss, w)
      w:assign(w - 0.001 * g / (g:square():sqrt() + 1e-3))
    end
  end) }
