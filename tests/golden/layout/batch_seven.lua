-- gradc emit --march=x86-64-v3 --after=layout %s
-- A batch of 7 fills no vector of 8: the vectors run along the 16 units instead.
local x = datasets.from_tensor_slices { { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 }, { 9, 10 }, { 11, 12 }, { 13, 14 } } }
local model = Sequential { layers.Dense { 16, kernel_initializer = "ones", activation = "relu" } }
return train { model = model, data = x:batch(7), step = func(function(x)
  local kernel = (model(x):sum() and model.trainable_variables)[1]
  kernel:assign(kernel - GradientTape():gradient(model(x):sum(), kernel))
end) }
