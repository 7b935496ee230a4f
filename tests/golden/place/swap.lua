-- gradc emit --march=x86-64-v3 --schedule=unfused --after=place %s
-- a and b change places: one of the new values waits in the arena until the old one has been read, and is copied home.
local data = datasets.from_tensor_slices { { { 1 } } }
local a, b = Variable { name = "a", value = 1 }, Variable { name = "b", value = 2 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(1),
  step = func(function(x)
    local old_a, old_b = a * 1, b * 1
    a:assign(old_b)
    b:assign(old_a)
  end),
  report = { "{} {} {}", epoch, a * 1, b * 1 } }
