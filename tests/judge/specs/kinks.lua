-- A wide layer of relus over many samples: wherever a weight moves, the loss has a kink nearby.
local inputs, targets = {}, {}
for i = 1, 2000 do
  inputs[i], targets[i] = { math.sin(i), math.cos(2.3 * i), math.sin(5.1 * i) }, { math.cos(i) }
end

return Sequential {
  name = "kinks",
  layers = { layers.Dense { 64, activation = "relu" }, layers.Dense { 1 } },
  compile = { optimizer = optimizers.SGD { learning_rate = 0.1 }, loss = losses.MeanSquaredError {} },
  fit = { data = datasets.from_tensor_slices { inputs, targets }, batch_size = 2000, epochs = 1, shuffle = false },
}
