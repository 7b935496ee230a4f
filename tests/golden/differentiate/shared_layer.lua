-- gradc emit --march=x86-64-v3 --after=differentiate %s
-- expect: gradient_tape/twice/dense/MatMul
-- A kernel used twice has the sum of two gradients; the input, which nobody asks about, has none.
local x = datasets.from_tensor_slices { { { 1, 2 }, { 3, 4 } } }
local Twice = Model:subclass "twice"
function Twice:build() self.dense = layers.Dense { 2, use_bias = false, kernel_initializer = "ones" } end
function Twice:call(x) return self.dense(self.dense(x)) end
local model = Twice()
return train { model = model, data = x:batch(2), step = func(function(x)
  local kernel = model.trainable_variables[1] or model(x) and model.trainable_variables[1]
  kernel:assign(kernel - GradientTape():gradient(model(x):sum(), kernel))
end) }
