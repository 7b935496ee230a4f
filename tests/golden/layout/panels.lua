-- gradc emit --march=x86-64-v4 %s
-- expect: float dense_kernel[8][28][28][128]; /* sequential/dense/kernel */
-- expect: float dense_1_kernel[8][128][10]; /* sequential/dense_1/kernel */
-- expect: for (int n_panel = from; n_panel < to; ++n_panel)
-- expect: {"sequential/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {784, 1024},
-- expect: 4, {{0, 28, 3584}, {0, 28, 128}, {1, 8, 100352}, {1, 128,
-- A matrix of long rows is stored as panels of 128 columns, a slice's together; files have it as Keras does.
local images = datasets.mnist { train = 32 }.train
local model = Sequential { layers.Flatten {}, layers.Dense { 1024, activation = "relu" }, layers.Dense { 10 } }
local optimizer = optimizers.SGD {}
return train { model = model, data = images:batch(32):map(function(x) return x / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
end) }
