-- gradc emit --march=x86-64-v4 %s
-- expect: float dense_MatMul_partial[8][8][128];
-- expect: vec16 sum00 = load_16(&dense_MatMul_partial[slice][0][n]),
-- expect: sum70 = load_16(&dense_MatMul_partial[slice][7][n]),
-- expect-not: store_strided_16(&dense_MatMul_partial
-- With few samples the weights come from memory as fast as they can: a tile has all of the batch, so that they are gone through once. And the
-- sums, which are held between the visits of the pictures' places, lie as their vectors do.
local images = datasets.mnist { train = 512 }.train
local model = Sequential { layers.Conv2D { 32, 3, activation = "relu" }, layers.Flatten {}, layers.Dense { 128 } }
local error = metrics.Mean()
return train {
  model = model, data = images:batch(8):map(function(x) return x:expand_dims(-1) / 255 end),
  step = func(function(x) error(model(x):square():mean()) end),
}
