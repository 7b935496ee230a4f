-- gradc emit --march=x86-64-v3 --after=trace %s
-- Three samples in batches of two: the step is traced for two and again for the one that is left, variables once.
local data = datasets.from_tensor_slices { { { 1 }, { 2 }, { 3 } } }
local count = Variable { name = "count", value = 5 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  count:assign(count + x:sum())
end) }
