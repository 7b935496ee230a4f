-- Variables, models, the tape: the state of a trace.
local graph = ...

local models, counts = {}, {}          -- in order of construction; layers of each class, per model
local initial, registered = {}, {}     -- initialiser of each variable; metrics
local building, current_model          -- layers made now belong to this model
local random_calls = 0
graph.models, graph.metrics_made = models, registered

-- Variables ---------------------------------------------------------------------------------------------------------

-- A layer's variable, named as TensorFlow does: my_model/dense/kernel.
function graph.new_variable(layer, name, shape, initializer, role)
  local full = graph.scope() .. "/" .. name
  local variable = graph.variable(full, "float32", shape, role, layer.class, layer.file, layer.line)
  local rule = graph.initializer(initializer, layer.class)
  initial[#initial + 1] = { variable = variable, rule = rule, file = layer.file, line = layer.line }
  return variable
end

-- Metrics' and optimizers' state, and a spec's own: zero at the start, or a number.
function graph.state_variable(name, dtype, shape, role, value)
  local file, line = graph.here()
  local variable = graph.variable(name, dtype, shape, role, "", file, line)
  if value and value ~= 0 then
    initial[#initial + 1] = { variable = variable, rule = function() return graph.full(shape, value, dtype) end, file = file, line = line }
  end
  return variable
end

function graph.register_metric(metric) registered[#registered + 1] = metric end
function graph.metric_updated(metric) metric.updated_in = metric.updated_in or graph.function_role() end

-- Traces what gives every variable its first value. A stream of random numbers for each, whatever else there is.
function graph.trace_initialize()
  for stream, one in ipairs(initial) do
    graph.in_scope("initialize/" .. one.variable.name, one.file, one.line, function()
      one.variable:assign(one.rule(one.variable.shape, stream))
    end)
  end
end

function graph.initial_uniform(shape, stream) return graph.random(shape, stream, graph.input("seed", "int64", {}), graph.constant("int64", 0)) end
function graph.full(shape, value, dtype)
  return graph.broadcast(graph.constant(dtype or "float32", value), shape)
end
function graph.fill(shape, value) return graph.full(shape, value) end

-- Numbers of a training step: by seed and step, a stream for each call.
function graph.random_uniform(shape, seed)
  random_calls = random_calls + 1
  local key = graph.input("seed", "int64", {})
  if seed then key = graph.constant("int64", seed) end
  return graph.random(shape, 0x10000 + random_calls, key, graph.input("step", "int64", {}))
end
function graph.restart_random() random_calls = 0 end

-- Scopes and roles --------------------------------------------------------------------------------------------------

function graph.in_scope(name, file, line, body)
  graph.push_scope(name, file, line)
  local result = table.pack(body())
  graph.pop_scope()
  return table.unpack(result, 1, result.n)
end

function graph.with_role(role, scope, body)
  local before = graph.set_role(role)
  graph.in_scope(scope, nil, nil, body)
  graph.set_role(before)
end

-- graph.named("MatMul", f, …): the node that f makes is called so.
function graph.named(name, make, ...)
  local x = make(...)
  graph.set_name(x, name)
  return x
end

-- Layers and models -------------------------------------------------------------------------------------------------

-- Keras counts layers of a class in order of construction: dense, dense_1.
function graph.name_layer(layer)
  local owner = building or "sequential"
  counts[owner] = counts[owner] or {}
  local base = graph.snake(layer.class)
  local number = counts[owner][base] or 0
  counts[owner][base] = number + 1
  layer.name = layer.options.name or (number == 0 and base or ("%s_%d"):format(base, number))
  if building then building.layer_list[#building.layer_list + 1] = layer end
end

local layer_context = { training = false }

function graph.call_layer(layer, rules, x, ...)
  if not graph.tracing() then graph.stop(("%s is called outside of a traced function"):format(layer.name), { "hint: call it in Model:call" }, layer.class) end
  if not rules.many then x = graph.tensor(x) end
  return graph.in_scope(layer.name, layer.file, layer.line, function()
    if rules.check_input then rules.check_input(layer, x) end
    if rules.build and not layer.built then rules.build(layer, x.shape) end
    layer.built = true
    if layer.owner and layer.owner ~= current_model then graph.stop(("layer %s belongs to another model"):format(layer.name)) end
    layer.owner = current_model
    local y = rules.call(layer, x, layer_context)
    if not y.layer then y.layer = layer end
    layer.output_shape = y.shape
    if current_model and not current_model.called[layer] then
      current_model.called[layer] = true
      current_model.call_order[#current_model.call_order + 1] = layer
    end
    return y
  end)
end

-- A layer that stands in a model twice has its variables once.
local function trainable_variables(model)
  local list, seen = {}, {}
  for _, layer in ipairs(model.layer_list) do
    for _, variable in ipairs(seen[layer] and {} or layer.variables) do
      if variable.role == "trainable" then list[#list + 1] = variable end
    end
    seen[layer] = true
  end
  return list
end

local function new_model(name, class, call)
  local model = { name = name, class = class, layer_list = {}, called = {}, call_order = {} }
  model.file, model.line = graph.here()
  models[#models + 1] = model
  return setmetatable(model, {
    __name = "model",
    __index = function(self, key)
      if key == "trainable_variables" then return trainable_variables(self) end
      if class and class[key] ~= nil then return class[key] end
      return nil
    end,
    __call = graph.entry(function(self, x, options)
      local outer, outer_training = current_model, layer_context.training
      current_model, layer_context.training = self, options and options.training or false
      local y = graph.in_scope(self.name, self.file, self.line, function() return call(self, graph.tensor(x), layer_context.training) end)
      current_model, layer_context.training = outer, outer_training
      return graph.tensor(y)
    end),
  })
end

-- Model:subclass "my_model" gives a class; build and call are the spec's; MyModel() makes one.
local function subclass(_, name)
  if type(name) ~= "string" or not name:match "^[%a_][%w_]*$" then
    graph.stop("Model:subclass takes a name: Model:subclass \"my_model\"", {}, "subclass")
  end
  local class = {}
  return setmetatable(class, {
    __name = "class",
    __call = graph.entry(function(_, ...)
      local model = new_model(name, class, function(self, x, training)
        if not class.call then graph.stop(("%s has no call: function %s:call(x) … end"):format(name, name)) end
        return class.call(self, x, training)
      end)
      local outer = building
      building = model
      if class.build then class.build(model, ...) end
      building = outer
      return model
    end),
  })
end
Model = graph.read_only("Model", { subclass = graph.entry(subclass) })

-- Sequential { layers … }: a model whose call is its layers in order.
function graph.sequential(name, list)
  local model = new_model(name, nil, function(_, x)
    for _, layer in ipairs(list) do x = layer(x) end
    return x
  end)
  for i, layer in ipairs(list) do
    if type(layer) ~= "table" or not layer.class then graph.stop(("Sequential: entry %d is not a layer"):format(i), { "hint: layers.Dense { 10 }" }, "Sequential") end
    model.layer_list[i] = layer
  end
  return model
end

-- The tape ----------------------------------------------------------------------------------------------------------

local tape = {}
tape.__index = tape
tape.__name = "GradientTape"

-- tape:gradient(loss, variables): one variable or a list. The first loss of a training step is what the log shows.
tape.gradient = graph.entry(function(_, loss, variables)
  loss = graph.tensor(loss)
  if #loss.shape ~= 0 then
    graph.stop(("tape:gradient wants a scalar loss, this one has shape %s"):format(loss.shape_text), { "hint: loss:mean()" }, "gradient")
  end
  if loss.dtype ~= "float32" then
    graph.stop(("tape:gradient wants a float32 loss, this one is %s"):format(loss.dtype), { "hint: loss:cast \"float32\"" }, "gradient")
  end
  graph.step_loss(loss)
  if type(variables) ~= "table" then return graph.gradient(loss, variables) end
  local gradients = {}
  for i, variable in ipairs(variables) do gradients[i] = graph.gradient(loss, variable) end
  return gradients
end)

GradientTape = graph.entry(function() return setmetatable({}, tape) end)

-- Variable { name = "scale", value = 1 }: a spec's own state.
Variable = graph.entry(function(given)
  local o = graph.arguments("Variable", given, { { "value", 0 }, { "name" }, { "trainable", false }, { "dtype", "float32" } })
  if type(o.value) ~= "number" then
    graph.stop("Variable: value must be a number", {}, "value")
  end
  return graph.state_variable(o.name, o.dtype, {}, o.trainable and "trainable" or "state", o.value)
end)
