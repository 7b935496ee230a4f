-- Layers, with Keras's names, arguments and defaults: each is what it computes, in graph ops.
local graph = ...

-- Keras: https://keras.io/api/layers/. A layer makes its variables when it is first called, because only then it knows
-- its input's shape; a layer called twice is one layer.
local constructors = {}

-- layer("Dense", parameters, { build = function(self, shape), call = function(self, x, context) })
local function layer(class, parameters, rules)
  parameters[#parameters + 1] = { "name", optional = true }
  constructors[class] = function(given)
    local self = { class = class, options = graph.arguments(class, given, parameters), variables = {} }
    self.file, self.line = graph.here()
    if rules.check then rules.check(self, self.options) end
    graph.name_layer(self)
    function self.add_variable(name, shape, initializer, role)
      local variable = graph.new_variable(self, name, shape, initializer, role or "trainable")
      self.variables[#self.variables + 1] = variable
      return variable
    end
    return setmetatable(self, {
      __name = class,
      __call = graph.entry(function(_, x, ...) return graph.call_layer(self, rules, x, ...) end),
    })
  end
end

-- Output extent and padding before, of one spatial dimension: https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
local function window(class, size, kernel, stride, padding)
  if padding == "same" then
    local out = (size + stride - 1) // stride
    local total = math.max((out - 1) * stride + kernel - size, 0)
    return out, total // 2, total > 0
  end
  if size < kernel then
    graph.stop(("%s: a window of %d does not fit into %d"):format(class, kernel, size), { "hint: padding = \"same\"" }, class)
  end
  return (size - kernel) // stride + 1, 0, false
end

local function check_padding(self, options)
  if options.padding ~= "valid" and options.padding ~= "same" then
    graph.stop(("%s: padding %q is not supported"):format(self.class, tostring(options.padding)), { "hint: \"valid\" or \"same\"" }, options.padding)
  end
end

local function want_rank(self, x, rank, meaning)
  if #x.shape ~= rank then
    graph.stop(("%s wants %s, its input has shape %s"):format(self.class, meaning, x.shape_text), {}, self.class)
  end
end

layer("Dense", {
  { "units" }, { "activation", optional = true }, { "use_bias", true },
  { "kernel_initializer", "glorot_uniform" }, { "bias_initializer", "zeros" },
}, {
  check = function(self, o)
    o.units = graph.whole("Dense", "units", o.units, 1)
    graph.check_activation(o.activation, "Dense")
    graph.initializer(o.kernel_initializer, "Dense")
    graph.initializer(o.bias_initializer, "Dense")
  end,
  build = function(self, shape)
    local o = self.options
    self.kernel = self.add_variable("kernel", { shape[#shape], o.units }, o.kernel_initializer)
    if o.use_bias then self.bias = self.add_variable("bias", { o.units }, o.bias_initializer) end
  end,
  call = function(self, x)
    if #x.shape < 2 then want_rank(self, x, 2, "a batch of vectors") end
    local leading = {}
    for i = 1, #x.shape - 1 do leading[i] = ({ "b", "i", "j", "l" })[i] end
    leading = table.concat(leading, ", ")
    local y = graph.sum_of_products { x, leading .. ", k", self.kernel, "k, n", out = leading .. ", n", name = "MatMul" }
    if self.bias then y = graph.named("BiasAdd", graph.scalar, "add", y, self.bias) end
    return graph.activation(self.options.activation, "Dense")(y)
  end,
})

layer("Conv2D", {
  { "filters" }, { "kernel_size" }, { "strides", 1 }, { "padding", "valid" }, { "activation", optional = true },
  { "use_bias", true }, { "kernel_initializer", "glorot_uniform" }, { "bias_initializer", "zeros" },
}, {
  check = function(self, o)
    o.filters = graph.whole("Conv2D", "filters", o.filters, 1)
    self.kernel_y, self.kernel_x = graph.pair("Conv2D", "kernel_size", o.kernel_size, 1)
    self.stride_y, self.stride_x = graph.pair("Conv2D", "strides", o.strides, 1)
    check_padding(self, o)
    graph.check_activation(o.activation, "Conv2D")
    graph.initializer(o.kernel_initializer, "Conv2D")
    graph.initializer(o.bias_initializer, "Conv2D")
  end,
  build = function(self, shape)
    local o = self.options
    self.kernel = self.add_variable("kernel", { self.kernel_y, self.kernel_x, shape[4], o.filters }, o.kernel_initializer)
    if o.use_bias then self.bias = self.add_variable("bias", { o.filters }, o.bias_initializer) end
  end,
  check_input = function(self, x) want_rank(self, x, 4, "images of shape (batch, rows, columns, channels)") end,
  call = function(self, x)
    local o = self.options
    local out_y, before_y, guard_y = window("Conv2D", x.shape[2], self.kernel_y, self.stride_y, o.padding)
    local out_x, before_x, guard_x = window("Conv2D", x.shape[3], self.kernel_x, self.stride_x, o.padding)
    local y = graph.sum_of_products {
      x, ("b, %d*y + p - %d, %d*x + q - %d, d"):format(self.stride_y, before_y, self.stride_x, before_x),
      self.kernel, "p, q, d, c",
      out = "b, y, x, c", size = { y = out_y, x = out_x }, guard = guard_y or guard_x, name = "Conv2D" }
    if self.bias then y = graph.named("BiasAdd", graph.scalar, "add", y, self.bias) end
    return graph.activation(o.activation, "Conv2D")(y)
  end,
})

layer("MaxPooling2D", {
  { "pool_size", 2 }, { "strides", optional = true }, { "padding", "valid" },
}, {
  check = function(self, o)
    self.pool_y, self.pool_x = graph.pair("MaxPooling2D", "pool_size", o.pool_size, 1)
    self.stride_y, self.stride_x = graph.pair("MaxPooling2D", "strides", o.strides or o.pool_size, 1)
    check_padding(self, o)
  end,
  check_input = function(self, x) want_rank(self, x, 4, "images of shape (batch, rows, columns, channels)") end,
  call = function(self, x)
    local o = self.options
    local out_y, before_y, guard_y = window("MaxPooling2D", x.shape[2], self.pool_y, self.stride_y, o.padding)
    local out_x, before_x, guard_x = window("MaxPooling2D", x.shape[3], self.pool_x, self.stride_x, o.padding)
    local windows = graph.read_view {
      x, ("b, %d*y + p - %d, %d*x + q - %d, c"):format(self.stride_y, before_y, self.stride_x, before_x),
      out = "b, y, x, c, p, q", size = { y = out_y, x = out_x, p = self.pool_y, q = self.pool_x },
      guard = guard_y or guard_x, fill = -math.huge }
    return graph.named("MaxPool", graph.reduce, "max", windows, { 4, 5 })
  end,
})

layer("Flatten", {}, {
  call = function(self, x) return x:reshape { x.shape[1], -1 } end,
})

layer("Reshape", { { "target_shape" } }, {
  call = function(self, x)
    local shape = { x.shape[1] }
    for _, extent in ipairs(self.options.target_shape) do shape[#shape + 1] = extent end
    return x:reshape(shape)
  end,
})

layer("Rescaling", { { "scale" }, { "offset", 0 } }, {
  call = function(self, x)
    local y = x:cast "float32" * self.options.scale
    if self.options.offset ~= 0 then y = y + self.options.offset end
    return y
  end,
})

layer("Activation", { { "activation" } }, {
  check = function(self, o) graph.check_activation(o.activation, "Activation") end,
  call = function(self, x) return graph.activation(self.options.activation, "Activation")(x) end,
})

-- Srivastava et al., "Dropout", JMLR 2014; scaled by 1/(1 - rate) while training, as Keras does.
layer("Dropout", { { "rate" }, { "seed", optional = true } }, {
  check = function(self, o)
    if type(o.rate) ~= "number" or o.rate < 0 or o.rate >= 1 then
      graph.stop(("Dropout: rate must lie in [0, 1), not %s"):format(tostring(o.rate)), {}, "Dropout")
    end
  end,
  call = function(self, x, context)
    local rate = self.options.rate
    if not context.training or rate == 0 then return x end
    local kept = graph.random_uniform(x.shape, self.options.seed):greater_equal(rate)
    return graph.named("SelectV2", graph.scalar, "select", kept, x * (1 / (1 - rate)), 0)
  end,
})

layer("Add", {}, {
  many = true,
  call = function(self, inputs)
    if type(inputs) ~= "table" or #inputs < 2 then graph.stop("Add wants a table of at least two tensors: add { a, b }", {}, "Add") end
    local y = graph.tensor(inputs[1])
    for i = 2, #inputs do
      local x = graph.tensor(inputs[i])
      if x.shape_text ~= y.shape_text then
        graph.stop(("Add: shapes %s and %s differ"):format(y.shape_text, x.shape_text), {}, "Add")
      end
      y = graph.named("Add", graph.scalar, "add", y, x)
    end
    return y
  end,
})

layer("InputLayer", { { "shape", optional = true } }, {
  call = function(self, x) return x end,
})
constructors.Input = constructors.InputLayer

layers = graph.namespace("layers", constructors)
