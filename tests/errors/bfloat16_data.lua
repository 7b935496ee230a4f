-- gradc check %s
local data = datasets.from_tensor_slices { { { 1 }, { 2 } }, dtype = { "bfloat16" } }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x) end) }
