-- gradc emit --march=x86-64-v4 %s
-- expect: const int tile = b / 64 * 22 + n / 6;
-- expect: const int tile = b / 64 * 22 + 21;
-- expect: prefetch_lines(&dense_kernel[y][x][0][0] + 4096 + tile * 32, 2);
-- expect: _Alignas(64) float conv2d_Relu[32][528];
-- expect-not: prefetch_far(&dense_kernel
-- Every tile of the batch goes through the weights of one place of the picture: each of the 176 fetches two lines of the next
-- place's. And an array of the kernel's own has longer rows, as those of the arena have.
local images = datasets.mnist { train = 512 }.train
local model = Sequential { layers.Conv2D { 32, 3, activation = "relu" }, layers.Flatten {}, layers.Dense { 128 } }
local error = metrics.Mean()
return train {
  model = model, data = images:batch(512):map(function(x) return (x / 255):expand_dims(-1) end),
  step = func(function(x) error(model(x):square():mean()) end),
}
