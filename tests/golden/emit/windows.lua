-- gradc emit --march=x86-64-v3 %s
-- expect:             load_anew();
-- Where windows of one turn overlap those of the next, here the picture's in the gradient of a convolution, they are loaded in each.
local images = datasets.mnist { train = 64 }.train
local model = Sequential { layers.Conv2D { 8, 3, activation = "relu" } }
local optimizer = optimizers.SGD { learning_rate = 0.1 }
return train {
  model = model, data = images:batch(32):map(function(x) return x:expand_dims(-1) / 255 end),
  step = func(function(x)
    local tape = GradientTape()
    local value = model(x):square():mean()
    optimizer:apply_gradients(tape:gradient(value, model.trainable_variables), model.trainable_variables)
  end),
}
