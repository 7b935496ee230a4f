-- gradc emit --march=x86-64-v3 --after=simplify %s
-- expect-not: reshape
-- Constants are folded, neutral elements go, equal nodes are one, what nobody reads is gone.
local data = datasets.from_tensor_slices { { { 1, 2 } } }
local a = Variable { name = "a", value = 3 }
return train { model = Sequential { layers.Rescaling { 1 } }, data = data:batch(1), step = func(function(x)
  local zero, two = tensor.constant(1) - 1, tensor.constant(4) / 2
  local unused = x:exp() * a
  a:assign((a * 1 + zero) * two + (x:sum() + x:sum()) + x:reshape { 2 }:reshape { 1, 2 }:sum() ^ 1)
end) }
