-- gradc check %s
-- What is stored in bfloat16 is computed with in float32.
local data = datasets.from_tensor_slices { { { 1 }, { 2 } } }
local slow = Variable { name = "slow", dtype = "bfloat16" }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  slow:assign((slow * 0.9):cast "bfloat16")
end) }
