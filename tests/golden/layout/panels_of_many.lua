-- gradc emit --march=x86-64-v4 %s
-- expect: float dense_17_kernel[8][256][128]; /* sequential/dense_17/kernel */
-- expect: float dense_19_kernel[8][256][128]; /* sequential/dense_19/kernel */
-- expect: store_16(&s->dense_19_kernel[n_panel2][n18][n21],
-- A variable has its panels whether or not the table of orders has a place for it: all functions must have it alike.
local list = {}
for i = 1, 16 do list[i] = layers.Dense { 4, activation = "tanh" } end
for i, units in ipairs { 256, 1024, 256, 1024, 2 } do list[16 + i] = layers.Dense { units } end
return Sequential {
  layers = list,
  compile = { optimizer = optimizers.SGD { 0.01 }, loss = losses.MeanSquaredError {} },
  fit = { data = datasets.from_tensor_slices { { { 0, 1 }, { 1, 0 }, { 1, 1 } }, { { 0, 1 }, { 1, 0 }, { 1, 1 } } }, batch_size = 3 },
}
