-- gradc emit --march=x86-64-v3 --after=trace %s
-- A variable read after its assign has the new value: the reads of b and the report see what was assigned before.
local data = datasets.from_tensor_slices { { { 1 } } }
local a, b = Variable { name = "a", value = 1 }, Variable { name = "b", value = 2 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(1),
  step = func(function(x)
    a:assign(a + 10)
    b:assign(a * 3)
    a:assign(a + b)
  end),
  epoch_end = func(function() b:assign(0) end), report = { "{} {}", epoch, a + b } }
