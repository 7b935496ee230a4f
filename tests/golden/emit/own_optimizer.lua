-- gradc emit --march=x86-64-v3 %s
-- expect: #pragma STDC FP_CONTRACT OFF
-- expect: own_optimizer.lua:12
-- expect: :14 update
-- expect: :15 update
-- expect: backward
-- expect: velocity
-- An optimizer of the spec's own: its lines stand at the loops that they became.
local data = datasets.from_tensor_slices { { { 1 }, { 2 } } }
local w, velocity = Variable { name = "w", value = 0.5, trainable = true }, Variable { name = "velocity" }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  local loss = (x * w):minimum(1):square():mean()
  local g = GradientTape():gradient(loss, w)
  velocity:assign(velocity * 0.9 + tensor.select(g:less(0), -1, 1))
  w:assign(w - velocity * 0.01)
end) }
