-- gradc emit --march=x86-64-v3 --prefix=seven %s
-- expect: struct train_7_memory
-- expect: const struct gradc_program seven = {
-- expect: batch_seven.lua:13 dense forward
-- expect: :13 dense backward
-- expect: _Static_assert(sizeof(struct train_7_memory)
-- expect: clang fp contract(on)
-- expect: static inline vec2 load_2
-- expect-not: load_16
-- expect-not: ffast-math
-- Ten units in vectors of 8 and 2; only the accumulating block of a product contracts to FMA.
local x = datasets.from_tensor_slices { { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 }, { 9, 10 }, { 11, 12 }, { 13, 14 } } }
local model = Sequential { layers.Dense { 10, kernel_initializer = "ones", activation = "relu" } }
return train { model = model, data = x:batch(7), step = func(function(x)
  local kernel = (model(x):sum() and model.trainable_variables)[1]
  kernel:assign(kernel - GradientTape():gradient(model(x):sum(), kernel))
end) }
