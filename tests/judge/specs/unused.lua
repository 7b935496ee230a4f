-- State that no function reads or writes: an optimizer that is never applied, a variable that is never assigned.
local Net = Model:subclass "net"

function Net:build() self.dense = layers.Dense { 2 } end

function Net:call(x) return self.dense(x) end

local model, mse, mean = Net(), losses.MeanSquaredError {}, metrics.Mean { name = "train_loss" }
local spare, number = optimizers.Adam {}, Variable { name = "number" }
local optimizer = optimizers.SGD { name = "descent" }

return train {
  model = model, epochs = 1,
  data = datasets.from_tensor_slices { { { 0, 1 }, { 1, 2 }, { 3, 4 } }, { { 1, 0 }, { 0, 1 }, { 1, 1 } } }:batch(3),
  step = func(function(x, y)
    local loss = mse(y, model(x))
    optimizer:apply_gradients(GradientTape():gradient(loss, model.trainable_variables), model.trainable_variables)
    mean(loss)
  end),
}
