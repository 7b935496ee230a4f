-- Initial values of variables: https://keras.io/api/layers/initializers/. Each is a function (shape, stream) -> tensor.
local graph = ...

-- Fan in and out of a kernel: the last two dimensions, times the receptive field of those before.
local function fans(shape)
  if #shape == 0 then return 1, 1 end
  if #shape == 1 then return shape[1], shape[1] end
  local field = 1
  for i = 1, #shape - 2 do field = field * shape[i] end
  return shape[#shape - 1] * field, shape[#shape] * field
end

local function uniform(shape, stream, low, high) return graph.initial_uniform(shape, stream) * (high - low) + low end

-- Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
local function normal(shape, stream, mean, deviation)
  local radius = ((1 - graph.initial_uniform(shape, stream)):log() * -2):sqrt()
  local angle = graph.initial_uniform(shape, stream + 0x40000000) * (2 * math.pi)
  return radius * angle:cos() * deviation + mean
end

-- Normal, cut at two standard deviations: by the inverse of the distribution function, with Giles's approximation of
-- the inverse error function ("Approximating the erfinv function", 2010).
local function truncated_normal(shape, stream, mean, deviation)
  local u = graph.initial_uniform(shape, stream) * (2 * 0.95449973610364) - 0.95449973610364
  local w = -((1 - u) * (1 + u)):log()
  local function series(x, coefficients)
    local sum = x * 0 + coefficients[1]
    for i = 2, #coefficients do sum = sum * x + coefficients[i] end
    return sum
  end
  local central = series(w - 2.5, { 2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087,
    -0.00125372503, -0.00417768164, 0.246640727, 1.50140941 })
  local tail = series(w:max(0):sqrt() - 3, { -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773,
    -0.0076224613, 0.00943887047, 1.00167406, 2.83297682 })
  return w:less(5):select(central, tail) * u * (math.sqrt(2) * deviation) + mean
end

-- Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
-- He et al., "Delving deep into rectifiers", 2015.
local function scaled(distribution, scale, fan)
  return function(shape, stream)
    local fan_in, fan_out = fans(shape)
    local n = fan == "in" and fan_in or (fan_in + fan_out) / 2
    if distribution == "uniform" then
      local limit = math.sqrt(3 * scale / n)
      return uniform(shape, stream, -limit, limit)
    end
    return truncated_normal(shape, stream, 0, math.sqrt(scale / n) / 0.87962566103423978)
  end
end

local classes = {
  Zeros = { {}, function() return function(shape) return graph.fill(shape, 0) end end },
  Ones = { {}, function() return function(shape) return graph.fill(shape, 1) end end },
  Constant = { { { "value", 0 } }, function(o) return function(shape) return graph.fill(shape, o.value) end end },
  RandomUniform = { { { "minval", -0.05 }, { "maxval", 0.05 } },
    function(o) return function(shape, stream) return uniform(shape, stream, o.minval, o.maxval) end end },
  RandomNormal = { { { "mean", 0 }, { "stddev", 0.05 } },
    function(o) return function(shape, stream) return normal(shape, stream, o.mean, o.stddev) end end },
  TruncatedNormal = { { { "mean", 0 }, { "stddev", 0.05 } },
    function(o) return function(shape, stream) return truncated_normal(shape, stream, o.mean, o.stddev) end end },
  GlorotUniform = { {}, function() return scaled("uniform", 1, "average") end },
  GlorotNormal = { {}, function() return scaled("normal", 1, "average") end },
  HeUniform = { {}, function() return scaled("uniform", 2, "in") end },
  HeNormal = { {}, function() return scaled("normal", 2, "in") end },
}

local constructors, by_name = {}, {}
for class, row in pairs(classes) do
  constructors[class] = function(given) return row[2](graph.arguments(class, given, row[1])) end
  by_name[graph.snake(class)] = constructors[class]
end
by_name.uniform, by_name.normal = constructors.RandomUniform, constructors.RandomNormal

-- An initializer by name ("glorot_uniform"), made by initializers.HeNormal {}, or any function (shape, stream).
function graph.initializer(given, where)
  if type(given) == "function" then return given end
  local known = by_name[given]
  if known then return known {} end
  graph.complain(("%s: initializer %q is not supported"):format(where, tostring(given)),
    { "hint: " .. graph.suggest(given, by_name) }, given)
  return by_name.zeros {}
end

initializers = graph.namespace("initializers", constructors)
