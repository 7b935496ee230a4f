-- Derived ops: what a tensor can do, written in the few primitives of the op table.
local graph = ...

local methods = {} -- x:mean(), x:reshape{...}; the scalar rows of the op table are methods already

-- "2*y + p - 1" -> {constant, divisor, loop, stride, ...}; loops are numbered from 0 in order of first sight
local function affine(text, loops)
  local index = { 0, 1 }
  local inner, divisor = text:match "^%s*%((.*)%)%s*/%s*(%d+)%s*$"
  if inner then text, index[2] = inner, math.tointeger(divisor) end
  for sign, term in ("+" .. text:gsub("%s", "")):gsub("%+%-", "-"):gmatch "([+-])([^+-]+)" do
    local factor = sign == "-" and -1 or 1
    local stride, name = term:match "^(%d+)%*(%a%w*)$"
    name = name or term:match "^%a%w*$"
    if name then
      index[#index + 1] = loops:number(name)
      index[#index + 1] = factor * (math.tointeger(stride) or 1)
    else
      local number = math.tointeger(term)
      if not number then graph.stop(("index '%s': expected sums of 3*axis, axis and numbers"):format(text)) end
      index[1] = index[1] + factor * number
    end
  end
  return index
end

local function split(text)
  local parts = {}
  for part in text:gmatch "[^,]+" do parts[#parts + 1] = part:match "^%s*(.-)%s*$" end
  return parts
end

local function new_loops(out, size)
  local loops = { names = {}, extents = {}, numbers = {} }
  function loops:number(name)
    if not self.numbers[name] then
      self.names[#self.names + 1] = name
      self.numbers[name] = #self.names - 1
      self.extents[#self.names] = size and size[name] or -1
    end
    return self.numbers[name]
  end
  for _, name in ipairs(split(out)) do loops:number(name) end
  return loops, #loops.names
end

-- Reads of one operand: an index for each dimension; a plain axis takes its extent from the dimension.
local function reads(x, text, loops)
  local parts, at = split(text), {}
  if #parts ~= #x.shape then
    graph.stop(("the read [%s] has %d indices, the tensor has shape %s"):format(text, #parts, x.shape_text))
  end
  for d, part in ipairs(parts) do
    at[d] = affine(part, loops)
    if part:match "^%a%w*$" then
      local number = loops:number(part)
      if loops.extents[number + 1] < 0 then loops.extents[number + 1] = x.shape[d] end
    end
  end
  return at
end

local function complete(loops)
  for i, extent in ipairs(loops.extents) do
    if extent < 0 then graph.stop(("axis %s has no extent: give size = { %s = … }"):format(loops.names[i], loops.names[i])) end
  end
end

-- contract { a, "b, k", b, "k, n", out = "b, n" }: out[b, n] = sum over k of a[b, k] * b[k, n]. A read may be affine
-- ("2*y + p - 1"); with guard = true what lies outside counts as 0.
function graph.sum_of_products(t)
  local a, b = graph.tensor(t[1]), graph.tensor(t[3])
  local loops, out = new_loops(t.out, t.size)
  local at_a, at_b = reads(a, t[2], loops), reads(b, t[4], loops)
  complete(loops)
  return graph.contract(t.name or "contract", a, b, out, loops.names, loops.extents, at_a, at_b, t.guard or false)
end

-- view { x, "i, j", out = "j, i" }: out[j, i] = x[i, j]; guard = true, fill = 0 where it reads outside.
function graph.read_view(t)
  local x = graph.tensor(t[1])
  local loops, out = new_loops(t.out, t.size)
  local at = reads(x, t[2], loops)
  complete(loops)
  if #loops.names ~= out then graph.stop "a view sums over nothing: every axis of its read must be in out" end
  return graph.view(t.name or "view", x, loops.names, loops.extents, at, t.guard or false, t.fill or 0)
end

local letters = { "i", "j", "k", "l", "o", "p", "q", "r" }

local function axis_number(x, axis)
  local rank = #x.shape
  local number = math.tointeger(axis)
  if not number or number < -rank or number >= rank then
    graph.stop(("axis %s: the tensor has shape %s"):format(tostring(axis), x.shape_text))
  end
  return number < 0 and number + rank or number
end

local function axes_of(x, axis)
  local axes = {}
  if axis == nil then
    for i = 0, #x.shape - 1 do axes[#axes + 1] = i end
  elseif type(axis) == "table" then
    for i, one in ipairs(axis) do axes[i] = axis_number(x, one) end
  else
    axes[1] = axis_number(x, axis)
  end
  return axes
end

local function keep(x, y, axes, keepdims)
  if not keepdims then return y end
  local shape = {}
  for i, extent in ipairs(x.shape) do shape[i] = extent end
  for _, axis in ipairs(axes) do shape[axis + 1] = 1 end
  return graph.reshape(y, shape)
end

local function reduction(kind, name)
  return function(x, axis, keepdims)
    local axes = axes_of(x, axis)
    return keep(x, graph.named(name, graph.reduce, kind, x, axes), axes, keepdims)
  end
end
methods.sum, methods.reduce_max, methods.reduce_min = reduction("sum", "Sum"), reduction("max", "Max"), reduction("min", "Min")

function methods.mean(x, axis, keepdims)
  local count = 1
  for _, one in ipairs(axes_of(x, axis)) do count = count * x.shape[one + 1] end
  return methods.sum(x, axis, keepdims) / count
end

-- The first of equal maxima, as TensorFlow has it: the smallest position that holds the maximum.
function methods.argmax(x, axis)
  axis = axis_number(x, axis or 0)
  local best = methods.reduce_max(x, axis, true)
  local last = x.shape[axis + 1]
  return methods.reduce_min(x:equal(best):select(graph.iota(x.shape, axis), last), axis)
end

function methods.reshape(x, shape)
  local known, hole = 1, nil
  local new = {}
  for i, extent in ipairs(shape) do
    new[i] = extent
    if extent == -1 then hole = i else known = known * extent end
  end
  if hole then new[hole] = x.size // known end
  return graph.reshape(x, new)
end

function methods.expand_dims(x, axis)
  local shape, rank = {}, #x.shape
  axis = axis or -1
  if axis < 0 then axis = axis + rank + 1 end
  for i, extent in ipairs(x.shape) do shape[i] = extent end
  table.insert(shape, axis + 1, 1)
  return graph.reshape(x, shape)
end

function methods.squeeze(x, axis)
  local shape = {}
  axis = axis_number(x, axis or -1)
  for i, extent in ipairs(x.shape) do if i ~= axis + 1 then shape[#shape + 1] = extent end end
  return graph.reshape(x, shape)
end

function methods.transpose(x, order)
  local from, to = {}, {}
  for i = 1, #x.shape do
    from[i] = letters[i]
    to[i] = letters[order and order[i] + 1 or #x.shape + 1 - i]
  end
  return graph.read_view { x, table.concat(from, ", "), out = table.concat(to, ", ") }
end

function methods.slice(x, begin, size) -- as tf.slice: 0-based begin, size -1 = to the end
  local from, to, extents = {}, {}, {}
  for i = 1, #x.shape do
    local count = size[i] == -1 and x.shape[i] - begin[i] or size[i]
    from[i], to[i], extents[letters[i]] = ("%s + %d"):format(letters[i], begin[i]), letters[i], count
  end
  return graph.read_view { x, table.concat(from, ", "), out = table.concat(to, ", "), size = extents }
end

function methods.pad(x, paddings, fill) -- as tf.pad: { {before, after}, … }
  local from, to, extents = {}, {}, {}
  for i = 1, #x.shape do
    local before, after = paddings[i][1], paddings[i][2]
    from[i], to[i] = ("%s - %d"):format(letters[i], before), letters[i]
    extents[letters[i]] = x.shape[i] + before + after
  end
  return graph.read_view { x, table.concat(from, ", "), out = table.concat(to, ", "), size = extents, guard = true, fill = fill }
end

function methods.flip(x, axis)
  axis = axis_number(x, axis)
  local from, to = {}, {}
  for i = 1, #x.shape do
    from[i] = i == axis + 1 and ("%d - %s"):format(x.shape[i] - 1, letters[i]) or letters[i]
    to[i] = letters[i]
  end
  return graph.read_view { x, table.concat(from, ", "), out = table.concat(to, ", "), size = { [letters[axis + 1]] = x.shape[axis + 1] } }
end

function methods.cast(x, dtype)
  if x.dtype == dtype then return x end
  if x.dtype == "bool" then return x:select(graph.constant(dtype, 1), graph.constant(dtype, 0)) end
  if dtype == "bool" then return x:equal(0):logical_not() end
  local to = { float32 = "to_float32", int32 = "to_int32", int64 = "to_int64", bfloat16 = "to_bfloat16" }
  if not to[dtype] then graph.stop(("cast to %s: float32, int32, int64, bfloat16 or bool"):format(tostring(dtype))) end
  return graph.scalar(to[dtype], x)
end

function methods.square(x) return x * x end
function methods.greater(x, y) return graph.scalar("less", y, x) end
function methods.greater_equal(x, y) return graph.scalar("less_equal", y, x) end
function methods.not_equal(x, y) return x:equal(y):logical_not() end
function methods.maximum(x, y) return graph.scalar("max", x, y) end
function methods.minimum(x, y) return graph.scalar("min", x, y) end
function methods.clip(x, low, high) return methods.minimum(methods.maximum(x, low), high) end

-- What is known of a tensor's values travels with it: losses and lints read range and logits.
function methods.relu(x)
  local y = graph.named("Relu", graph.scalar, "max", 0, x)
  y.range, y.activation = "non-negative", "relu"
  return y
end

function methods.sigmoid(x)
  local y = graph.named("Sigmoid", graph.scalar, "add", (x * 0.5):tanh() * 0.5, 0.5)
  y.range, y.activation, y.sigmoid_logits = "probability", "sigmoid", x
  return y
end

function methods.log_softmax(x, axis)
  axis = axis or -1
  local z = x - x:reduce_max(axis, true):stop_gradient()
  return z - z:exp():sum(axis, true):log()
end

function methods.softmax(x, axis)
  axis = axis or -1
  local e = graph.named("Softmax", graph.scalar, "exp", x - x:reduce_max(axis, true):stop_gradient())
  local y = graph.named("Softmax", graph.scalar, "div", e, e:sum(axis, true))
  y.range, y.activation, y.logits = "probability", "softmax", x
  return y
end

-- What a spec calls keeps its frame, so that errors and origins name its line.
local entries = {}
for name, method in pairs(methods) do entries[name] = graph.entry(method) end
graph.methods(entries)

local activations = {
  linear = function(x) return x end,
  relu = function(x) return x:relu() end,
  tanh = function(x)
    local y = graph.named("Tanh", graph.scalar, "tanh", x)
    y.activation = "tanh"
    return y
  end,
  sigmoid = function(x) return x:sigmoid() end,
  softmax = function(x) return x:softmax(-1) end,
}
graph.activations = activations

function graph.check_activation(given, where)
  if given ~= nil and type(given) ~= "function" then graph.activation(given, where) end
end

-- An activation by name, by function, or none.
function graph.activation(given, where)
  if given == nil then return activations.linear end
  if type(given) == "function" then return given end
  local known = activations[given]
  if not known then
    graph.complain(("%s: activation %q is not supported"):format(where, tostring(given)), {
      "hint: " .. graph.suggest(given, activations) }, given)
    return activations.linear
  end
  return known
end

tensor = graph.read_only("tensor", {
  contract = graph.entry(graph.sum_of_products),
  view = graph.entry(graph.read_view),
  constant = graph.entry(function(value) return graph.constant("float32", value) end),
  select = graph.entry(function(condition, a, b) return graph.scalar("select", condition, a, b) end),
})
