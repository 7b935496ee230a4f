-- gradc emit --march=x86-64-v3 %s
-- expect: train_2_phases
-- expect: train_1_phases
-- expect: rest.lua:13
-- expect: const struct gradc_program rest = {
-- expect: .rebuild =
-- expect-not: malloc
-- expect-not: printf
-- Three samples in batches of two are two specialisations of the step, and the data stand in the C.
local data = datasets.from_tensor_slices { { { 1.5 }, { 2.5 }, { 3.5 } } }
local count = Variable { name = "count", value = 5 }
return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(2), step = func(function(x)
  count:assign(count + x:sum())
end) }
