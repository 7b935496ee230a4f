-- gradc emit --march=x86-64-v3 %s
-- expect: remainder: a training program that gradc
-- expect: train_2 
-- expect: train_1 
-- expect: remainder.lua:14
-- expect: const struct gradc_program remainder = {
-- expect: .rebuild = 
-- expect-not: malloc
-- expect-not: printf
-- Three samples in batches of two are two specialisations of the step, and the data stand in the C.
local data = datasets.from_tensor_slices { { { 1.5 }, { 2.5 }, { 3.5 } } }
local count = Variable { name = "count", value = 5 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  count:assign(count + x:sum())
end) }
