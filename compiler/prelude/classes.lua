-- How everything that a spec makes with braces is made: positional arguments first, then keys; unknown keys are errors.
local graph = ...

-- The nearest of the known names, and all of them where they are few.
function graph.suggest(name, known)
  local names = {}
  for key in pairs(known) do names[#names + 1] = key end
  local nearest = graph.nearest(tostring(name), known)
  local all = #names <= 12 and ("supported: %s"):format(table.concat(names, ", ")) or nil
  if nearest then return ("did you mean %s?%s"):format(nearest, all and " " .. all or "") end
  return all or "see docs/language.md"
end

-- Reads { 32, 3, activation = "relu" } by parameters = { { "filters" }, { "strides", 1 }, … }: a parameter without a
-- default is required unless it says optional = true.
function graph.arguments(class, given, parameters)
  local values, names = {}, {}
  if type(given) ~= "table" then
    if given ~= nil then graph.complain(("%s takes a table: %s { … }"):format(class, class), {}, class) end
    given = {}
  end
  for i, parameter in ipairs(parameters) do
    names[parameter[1]] = true
    values[parameter[1]] = parameter[2]
    if given[i] ~= nil then values[parameter[1]] = given[i] end
    if given[parameter[1]] ~= nil then values[parameter[1]] = given[parameter[1]] end
  end
  for key in pairs(given) do
    if type(key) == "number" and key > #parameters then
      graph.complain(("%s takes at most %d arguments"):format(class, #parameters), {}, class)
    elseif type(key) == "string" and not names[key] then
      graph.complain(("%s: %s is not supported"):format(class, key), { "hint: " .. graph.suggest(key, names) }, key)
    end
  end
  for _, parameter in ipairs(parameters) do
    if values[parameter[1]] == nil and not parameter.optional then
      graph.stop(("%s needs %s"):format(class, parameter[1]), {}, class)
    end
  end
  return values
end

-- A whole number of at least `least`, or an error that names class and parameter.
function graph.whole(class, name, value, least)
  local number = math.tointeger(value)
  if not number or number < least then
    graph.stop(("%s: %s must be a whole number of at least %d, not %s"):format(class, name, least, tostring(value)), {}, class)
  end
  return number
end

function graph.pair(class, name, value, least)
  if type(value) == "table" then
    return graph.whole(class, name, value[1], least), graph.whole(class, name, value[2], least)
  end
  local number = graph.whole(class, name, value, least)
  return number, number
end

-- "Conv2D" -> "conv2d", "MaxPooling2D" -> "max_pooling2d": as Keras names layers.
function graph.snake(class)
  local name = class:gsub("(%l)(%u)", "%1_%2"):gsub("(%u)(%u%l)", "%1_%2")
  return (name:lower())
end

-- A table of constructors that names the nearest when a spec asks for one that is not there.
function graph.namespace(name, constructors)
  local entries = {}
  for key, constructor in pairs(constructors) do
    entries[key] = type(constructor) == "function" and graph.entry(constructor) or constructor
  end
  return setmetatable({}, {
    __name = name,
    __index = function(_, key)
      if entries[key] == nil then
        graph.stop(("%s.%s is not supported"):format(name, tostring(key)), { "hint: " .. graph.suggest(key, entries) }, tostring(key))
      end
      return entries[key]
    end,
    __newindex = function(_, key) graph.stop(("%s.%s cannot be assigned"):format(name, tostring(key)), {}, tostring(key)) end,
  })
end

local used = {}

-- param("batch", 32): the spec's own default, or what -D batch=64 says.
function param(name, default)
  local given = graph.defines[name]
  used[name] = true
  if given == nil then return default end
  if type(default) == "number" then
    local number = math.tointeger(given) or tonumber(given)
    if not number then graph.stop(("-D %s=%s: a number is wanted"):format(name, given)) end
    return number
  elseif type(default) == "boolean" then
    if given ~= "true" and given ~= "false" then graph.stop(("-D %s=%s: true or false is wanted"):format(name, given)) end
    return given == "true"
  end
  return given
end
param = graph.entry(param)

function graph.check_defines()
  for name in pairs(graph.defines) do
    if not used[name] then
      graph.complain(("-D %s: the spec asks for no such parameter"):format(name), { "hint: " .. graph.suggest(name, used) })
    end
  end
end
