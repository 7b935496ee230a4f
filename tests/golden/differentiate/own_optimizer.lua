-- gradc emit --march=x86-64-v3 --after=differentiate %s
-- An optimizer of the spec's own: the sign of the gradient, a velocity, and a gradient of a number that is cut at 1.
local data = datasets.from_tensor_slices { { { 1 }, { 2 } } }
local w = Variable { name = "w", value = 0.5, trainable = true }
local velocity = Variable { name = "velocity" }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  local loss = (x * w):minimum(1):square():mean()
  local g = GradientTape():gradient(loss, w)
  velocity:assign(velocity * 0.9 + tensor.select(g:less(0), -1, 1))
  w:assign(w - velocity * 0.01)
end) }
