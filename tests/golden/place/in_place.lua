-- gradc emit --march=x86-64-v3 --schedule=unfused --after=place %s
-- Gradient descent writes the kernel where it stood, since every read of the old one comes before; buffers whose
-- lives do not meet share their place.
local data = datasets.from_tensor_slices { { { 1, 2, 3 }, { 4, 5, 6 } }, { { 0, 1 }, { 1, 0 } } }
local model = Sequential { layers.Dense { 2, activation = "tanh", kernel_initializer = "ones" } }
local squares = losses.MeanSquaredError {}
return train { model = model, data = data:batch(2), step = func(function(x, y)
  local loss = squares(y, model(x))
  for _, w in ipairs(model.trainable_variables) do w:assign(w - GradientTape():gradient(loss, w)) end
end) }
