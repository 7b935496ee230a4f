-- gradc emit --march=x86-64-v3 --after=lower %s
-- Each op that works is a nest; constants, views and reads are seen through; relu keeps NaN; an assign is a nest's target.
local data = datasets.from_tensor_slices { { { 1, 2, 3 }, { 4, 5, 6 } } }
local model = Sequential { layers.Dense { 2, activation = "relu", kernel_initializer = "ones" } }
return train { model = model, data = data:batch(2), step = func(function(x)
  local bias = (model(x):sum() and model.trainable_variables)[2]
  bias:assign(bias - GradientTape():gradient(model(x):mean(), bias) * 0.1)
end) }
