-- gradc emit --march=x86-64-v3 --after=tile %s
-- expect: vector n 8
-- expect: n 8..10
-- expect: vector n 2
-- expect-not: vector n 16
-- expect-not: n 0..16
-- Ten units in vectors of 8 are one whole vector and a tail of 2 with a range of its own, never a full-width store.
local x = datasets.from_tensor_slices { { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 }, { 9, 10 }, { 11, 12 }, { 13, 14 } } }
local model = Sequential { layers.Dense { 10, kernel_initializer = "ones", activation = "relu" } }
return train { model = model, data = x:batch(7), step = func(function(x)
  local kernel = (model(x):sum() and model.trainable_variables)[1]
  kernel:assign(kernel - GradientTape():gradient(model(x):sum(), kernel))
end) }
