-- gradc emit --march=x86-64-v4 %s
-- expect: finish_dense_kernel(vec16 so_far, float *dense_kernel, const float *dense_1_kernel_2,
-- expect: continued_dense_1_kernel_2 = begun_dense_1_kernel_2;
-- expect: begun_dense_1_kernel_2 = late_dense_1_kernel_2 + at;
-- Of two places in one array, a stage that reads only the second is given that.
local images = datasets.mnist { train = 39 }.train
local Two = Model:subclass "two"
function Two:build() self.dense, self.other = layers.Dense { 512 }, layers.Dense { 512 } end
function Two:call(x) return self.dense(x) + self.other(x:pad { { 0, 0 }, { 0, 1 } }) end
local model = Two()
return train { model = model, data = images:batch(32):map(function(x) return x:reshape { -1, 784 } / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  local kernel, rows = model.dense.kernel, model.other.kernel
  local gradient = tape:gradient(value, kernel)
  local root = ((gradient - rows:slice({ 0, 0 }, { 784, 512 })):square() + 1):sqrt()
  kernel:assign(kernel - gradient / (root + 1) * rows:slice({ 1, 0 }, { 784, 512 }))
end) }
