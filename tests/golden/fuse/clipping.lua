-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: # d_dense_MatMul_contract is stored: mul5 has to run between
-- expect: # d_dense_1_MatMul_contract2 is stored: mul5 has to run between
-- expect-not: merge dense_kernel d_dense_MatMul_contract
-- expect-not: join dense_kernel
-- Clipping by the global norm needs every gradient before the first update: the factor, mul5, has to run between a gradient
-- and its update. So the gradients are stored, the sweep is refused, and the record says by what.
local data = datasets.mnist { train = 32 }
local model = Sequential { layers.Flatten {}, layers.Dense { 512, activation = "relu" }, layers.Dense { 10 } }
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    local variables = model.trainable_variables
    local gradients = GradientTape():gradient(loss, variables)
    local norm = gradients[1]:square():sum()
    for i = 2, #gradients do norm = norm + gradients[i]:square():sum() end
    local factor = 1 / norm:sqrt():maximum(1)
    for i, w in ipairs(variables) do w:assign(w - 0.01 * factor * gradients[i]) end
  end) }
