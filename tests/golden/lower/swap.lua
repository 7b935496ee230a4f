-- gradc emit --march=x86-64-v3 --after=lower %s
-- a and b change places: both are read before either is written, so that one of them is copied home last.
local data = datasets.from_tensor_slices { { { 1 } } }
local a, b = Variable { name = "a", value = 1 }, Variable { name = "b", value = 2 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(1),
  step = func(function(x)
    local old_a, old_b = a * 1, b * 1
    a:assign(old_b)
    b:assign(old_a)
  end),
  report = { "{} {} {}", epoch, a * 1, b * 1 } }
