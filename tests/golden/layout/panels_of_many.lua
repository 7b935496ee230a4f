-- gradc emit --march=x86-64-v4 %s
-- expect: float dense_36_kernel[8][256][128]; /* sequential/dense_36/kernel */
-- expect: float dense_38_kernel[8][256][128]; /* sequential/dense_38/kernel */
-- A variable has its panels whether or not the table of orders has a place for it: all functions must have it alike.
local list = {}
for i = 1, 35 do list[i] = layers.Dense { 4, activation = "tanh" } end
for i, units in ipairs { 256, 1024, 256, 1024, 2 } do list[35 + i] = layers.Dense { units } end
return Sequential {
  layers = list,
  compile = { optimizer = optimizers.SGD { 0.01 }, loss = losses.MeanSquaredError {} },
  fit = { data = datasets.from_tensor_slices { { { 0, 1 }, { 1, 0 }, { 1, 1 } }, { { 0, 1 }, { 1, 0 }, { 1, 1 } } }, batch_size = 3 },
}
