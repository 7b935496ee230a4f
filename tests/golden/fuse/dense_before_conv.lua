-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: merge dense_kernel d_dense_MatMul_contract
-- expect: join dense_1_kernel d_conv2d_Relu_select
-- expect: |         all of conv2d_Relu
-- expect: |         visit dense_1_MatMul_partial
-- expect: |         all of d_conv2d_Relu_select
-- expect: |         all of dense_1_kernel
-- A large dense layer in front of a convolution: its update runs where its gradient is summed; behind the convolution a
-- small layer's two gradients and its update share the rows of the image.
local data = datasets.mnist { train = 32 }
local model = Sequential {
  layers.Flatten {}, layers.Dense { 1024, activation = "relu" }, layers.Reshape { { 16, 16, 4 } },
  layers.Conv2D { 16, 3, activation = "relu" }, layers.Flatten {}, layers.Dense { 10 },
}
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam {}
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
