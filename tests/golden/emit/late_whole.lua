-- gradc emit --march=x86-64-v4 %s
-- expect: finish_dense_kernel(late_sum[late]
-- expect-not: begin_dense_kernel
-- expect-not: in_order
-- An update whose end would read what its beginning has overwritten, here the other kernel's old value, is done in one.
local images = datasets.mnist { train = 39 }.train
local Two = Model:subclass "two"
function Two:build()
  self.dense, self.other = layers.Dense { 512 }, layers.Dense { 512 }
end
function Two:call(x) return self.dense(x) + self.other(x) end
local model = Two()
return train { model = model, data = images:batch(32):map(function(x) return x:reshape { -1, 784 } / 255 end), step = func(function(x)
  local tape = GradientTape()
  local value = model(x):square():mean()
  local kernel, total = model.dense.kernel, model.other.kernel
  local gradient = tape:gradient(value, kernel)
  local squares = total + gradient:square()
  kernel:assign(kernel - gradient / (squares:sqrt() + 1) * total)
  total:assign(squares)
end) }
