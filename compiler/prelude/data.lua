-- Data sets, as tf.data has them: a source and ordered steps. They are data of the program; only `map` is traced.
local graph = ...

local dataset = {}
dataset.__index = dataset
dataset.__name = "dataset"

local function new(fields) return setmetatable(fields, dataset) end

local function with_step(self, step)
  local steps = {}
  for i, one in ipairs(self.steps) do steps[i] = one end
  steps[#steps + 1] = step
  return new { source = self.source, count = self.count, fields = self.fields, steps = steps, maps = self.maps, batch_size = self.batch_size }
end

-- shuffle(buffer_size): tf.data's streaming buffer, drawn anew every epoch.
function dataset:shuffle(size, options)
  options = options or {}
  size = graph.whole("shuffle", "buffer_size", size, 1)
  if self.batch_size then graph.stop("shuffle after batch shuffles whole batches, which is not supported", { "hint: shuffle before batch" }, "shuffle") end
  return with_step(self, { kind = "shuffle", size = size, seed = options.seed or -1, reshuffle = options.reshuffle_each_iteration ~= false })
end

function dataset:batch(size, options)
  if type(options) == "boolean" then options = { drop_remainder = options } end
  size = graph.whole("batch", "batch_size", size, 1)
  if self.batch_size then graph.stop("batch after batch is not supported", {}, "batch") end
  local result = with_step(self, { kind = "batch", size = size, drop_remainder = options and options.drop_remainder or false })
  result.batch_size, result.drop_remainder = size, options and options.drop_remainder or false
  return result
end

-- map(function(images, labels) return images / 255, labels end), of a whole batch: traced into every function.
function dataset:map(transform)
  if type(transform) ~= "function" then graph.stop("map takes a function of a batch's fields", {}, "map") end
  if not self.batch_size then graph.stop("map before batch works on single samples, which is not supported", { "hint: batch first, then map" }, "map") end
  local result = with_step(self, nil)
  result.drop_remainder = self.drop_remainder
  result.maps = {}
  for i, one in ipairs(self.maps) do result.maps[i] = one end
  result.maps[#result.maps + 1] = transform
  return result
end

function dataset:prefetch() return self end -- always on: batches are gathered while nobody waits
function dataset:cache() return self end    -- always on: the data stay in memory

-- The lengths of its batches: whole ones, and what is left over.
function dataset:batches()
  local size, whole = self.batch_size, self.count // self.batch_size
  local rest = self.count % size
  local lengths = {}
  if whole > 0 then lengths[1] = size end
  if rest > 0 and not self.drop_remainder then lengths[#lengths + 1] = rest end
  return lengths
end

for name, method in pairs(dataset) do
  if type(method) == "function" then dataset[name] = graph.entry(method) end
end
graph.dataset_class = dataset

local function images(source)
  return function(given)
    local o = graph.arguments(source, given, { { "train", 60000 }, { "test", 10000 } })
    local function half(role, prefix, count, most)
      count = graph.whole(source, role, count, 1)
      if count > most then graph.stop(("%s has %d samples for %s, not %d"):format(source, most, role, count), {}, source) end
      return new { source = source, count = count, steps = {}, maps = {}, fields = {
        { dtype = "uint8", shape = { 28, 28 }, file = prefix .. "-images-idx3-ubyte", limit = 0, axes = { "y", "x" } },
        { dtype = "uint8", shape = {}, file = prefix .. "-labels-idx1-ubyte", limit = 0 } } }
    end
    return { train = half("train", "train", o.train, 60000), test = half("test", "t10k", o.test, 10000) }
  end
end

-- What a number of a dtype may be: whole, from the first to the last. float32 takes any.
local ranges = { bool = { 0, 1 }, uint8 = { 0, 255 }, int32 = { -2 ^ 31, 2 ^ 31 - 1 }, int64 = { -2 ^ 53, 2 ^ 53 } }

local function check_numbers(flat, dtype, where)
  local range = ranges[dtype]
  for _, value in ipairs(range and flat or {}) do
    if value % 1 ~= 0 or value < range[1] or value > range[2] then
      graph.stop(("from_tensor_slices: %s: %s is no %s"):format(where, value, dtype), {}, "from_tensor_slices")
    end
  end
end

-- Nested tables of numbers -> a flat list and the shape of one sample.
local function flatten(value, depth, shape, flat, where)
  if type(value) ~= "table" then
    if type(value) ~= "number" then graph.stop(("from_tensor_slices: %s is not a number"):format(tostring(value)), {}, "from_tensor_slices") end
    if shape[depth] then graph.stop(("from_tensor_slices: %s is ragged"):format(where), {}, "from_tensor_slices") end
    flat[#flat + 1] = value
    return
  end
  if shape[depth] == nil then
    if #flat > 0 then graph.stop(("from_tensor_slices: %s is ragged"):format(where), {}, "from_tensor_slices") end
    shape[depth] = #value
  end
  if shape[depth] ~= #value or #value == 0 then graph.stop(("from_tensor_slices: %s is ragged or empty"):format(where), {}, "from_tensor_slices") end
  for _, inner in ipairs(value) do flatten(inner, depth + 1, shape, flat, where) end
end

-- from_tensor_slices { { {0, 0}, {0, 1} }, { {0}, {1} } }: data that stand in the spec, and then in the C.
local function from_tensor_slices(given)
  local fields, count = {}, nil
  for i, values in ipairs(given) do
    local shape, flat = {}, {}
    flatten(values, 1, shape, flat, "field " .. i)
    local sample = {}
    for d = 2, #shape do sample[d - 1] = shape[d] end
    if count and shape[1] ~= count then
      graph.stop(("from_tensor_slices: fields of %d and %d samples"):format(count, shape[1]), {}, "from_tensor_slices")
    end
    count = shape[1]
    local dtype = given.dtype and given.dtype[i] or "float32"
    if dtype == "bfloat16" then
      graph.stop("from_tensor_slices: data are float32, int32, int64, uint8 or bool; bfloat16 is for state", {}, "bfloat16")
    end
    check_numbers(flat, dtype, "field " .. i)
    fields[i] = { dtype = dtype, shape = sample, data = flat, limit = 0 }
  end
  if not count then graph.stop("from_tensor_slices needs at least one field", {}, "from_tensor_slices") end
  return new { source = "literal", count = count, fields = fields, steps = {}, maps = {} }
end

datasets = graph.namespace("datasets", {
  mnist = images "mnist", fashion_mnist = images "fashion_mnist", from_tensor_slices = from_tensor_slices,
})
