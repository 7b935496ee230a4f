-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: function train_7    # kernels 5
-- expect: join dense_kernel d_conv2d_Relu_select
-- expect: |     for x 0..26 by 2
-- expect: |         all of d_conv2d_Relu_select
-- expect: |         all of dense_kernel
-- expect: d_dense_MatMul_contract2 stays in registers
-- Seven images fill no vector: the arrays are in Keras's order, and the sweep over the rows is the same.
local data = datasets.mnist { train = 7 }
local model = Sequential {
  layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 32, 3, activation = "relu" },
  layers.Flatten {}, layers.Dense { 64, activation = "relu" }, layers.Dense { 10 },
}
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam {}
return train { model = model, data = data.train:batch(7):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
