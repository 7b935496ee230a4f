-- A remainder of one sample, after batches whose rows are exchanged: what the batch decides for variables holds for it too.
local Net = Model:subclass "net"

function Net:build() self.dense = layers.Dense { 3, activation = "tanh" } end

function Net:call(x) return self.dense(x):flip(0) end

local inputs, targets = {}, {}
for i = 1, 3 do
  inputs[i], targets[i] = {}, {}
  for k = 1, 8 do inputs[i][k] = math.sin(i * i + 5 * k) end
  for k = 1, 3 do targets[i][k] = math.cos(3 * i + k) end
end

local model, mse = Net(), losses.MeanSquaredError {}
local optimizer, mean = optimizers.SGD { momentum = 0.9 }, metrics.Mean { name = "train_loss" }

return train {
  model = model, data = datasets.from_tensor_slices { inputs, targets }:batch(2), epochs = 1,
  step = func(function(x, y)
    local loss = mse(y, model(x) * 0.8)
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
