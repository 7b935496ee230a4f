-- Products of a padded batch with itself: an operand is copied into another order along a dimension that only guards see.
local Net = Model:subclass "net"

function Net:call(x)
  local padded = x:pad { { 0, 0 }, { 0, 1 } }
  return tensor.contract { padded, "i, r", padded, "a, r", out = "i, a" } * 0.3
end

local rows = {}
for i = 1, 9 do rows[i] = { math.sin(i * i), math.cos(3 * i) } end

local model, scale = Net(), Variable { name = "scale", value = 0.8, trainable = true }

return train {
  model = model, data = datasets.from_tensor_slices { rows }:batch(9), epochs = 1,
  step = func(function(x)
    local loss = (model(x) * scale):square():mean()
    scale:assign(scale - GradientTape():gradient(loss, scale) * 0.1)
  end),
}
