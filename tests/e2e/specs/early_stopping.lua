-- Early stopping: training ends when the test loss has not been better for two epochs.
local best, waited = Variable { name = "best", value = math.huge }, Variable { name = "waited", value = 0 }
local Net = Model:subclass "net"
function Net:build() self.out = layers.Dense { 1 } end
function Net:call(x) return self.out(x) end
local net, mse, sgd = Net(), losses.MeanSquaredError {}, optimizers.SGD { learning_rate = param("rate", 0.3) }
local train_loss, test_loss = metrics.Mean { name = "train_loss" }, metrics.Mean { name = "test_loss" }
local data = datasets.from_tensor_slices { { { 0, 1 }, { 1, 0 } }, { { 1 }, { 0 } } }:batch(2)
return train {
  model = net, epochs = 100, data = data, test_data = data,
  step = function(x, y)
    local loss = mse(y, net(x))
    sgd:apply_gradients(GradientTape():gradient(loss, net.trainable_variables), net.trainable_variables)
    train_loss(loss)
  end,
  test_step = function(x, y) test_loss(mse(y, net(x))) end,
  epoch_end = function()
    local loss = test_loss:result()
    local better = loss:less(best - 1e-4)
    best:assign(better:select(loss, best))
    waited:assign(better:select(0, waited + 1))
    stop:assign(waited:greater_equal(2))
  end,
  report = { "{}: loss {}, waited {}", epoch, test_loss:result(), waited },
}
