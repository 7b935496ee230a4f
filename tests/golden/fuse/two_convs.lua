-- gradc emit --march=x86-64-v3 --after=fuse %s
-- expect: is not with conv2d_Relu: their slices are of different axes
-- expect: join dense_kernel d_conv2d_1_Relu_select
-- expect: |         all of d_conv2d_1_Relu_select
-- expect: |         all of dense_kernel
-- expect: |     visit d_conv2d_1_view_reduce_partial
-- Two convolutions: the halo of the second keeps their slices apart, each gradient is with what it feeds.
local data = datasets.mnist { train = 32 }
local model = Sequential {
  layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 16, 3, activation = "relu" }, layers.Conv2D { 16, 3, activation = "relu" },
  layers.Flatten {}, layers.Dense { 64, activation = "relu" }, layers.Dense { 10 },
}
local loss_object = losses.SparseCategoricalCrossentropy { from_logits = true }
local optimizer = optimizers.Adam {}
return train { model = model, data = data.train:batch(32):map(function(x, y) return x / 255, y end),
  step = func(function(x, y)
    local loss = loss_object(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
  end) }
