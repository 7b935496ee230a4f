-- gradc emit --march=x86-64-v3 --after=trace %s
-- One layer called twice is one layer: one kernel, read once, two products.
local x = datasets.from_tensor_slices { { { 1, 2 }, { 3, 4 } }, { { 0, 1 }, { 1, 0 } } }
local Twice = Model:subclass "twice"
function Twice:build() self.dense = layers.Dense { 2, use_bias = false, kernel_initializer = "ones" } end
function Twice:call(x) return self.dense(self.dense(x)) end
local model = Twice()
return train { model = model, data = x:batch(2), step = func(function(x, y)
  local loss = losses.MeanSquaredError {}(y, model(x))
  local gradient = GradientTape():gradient(loss, model.trainable_variables[1])
end) }
