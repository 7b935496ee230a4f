-- gradc emit --march=x86-64-v3 %s
-- expect-not: int tile = 
-- expect-not: int late = 
-- expect-not: int at = 
-- expect: for (int at_axis = 0; at_axis < 28; ++at_axis)
-- Axes that a spec names as kernels name their own numbers are called otherwise.
local images = datasets.mnist { train = 64 }.train
local error = metrics.Mean()
return train {
  model = Sequential { layers.Flatten {} }, data = images:batch(64):map(function(x) return x / 255 end),
  step = func(function(x)
    error(tensor.contract { x, "tile, late, at", x, "other, late, at", out = "tile, other" }:mean())
  end),
}
