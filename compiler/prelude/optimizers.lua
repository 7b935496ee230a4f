-- Optimizers: https://keras.io/api/optimizers/. Each is a rule from a gradient to a variable's next value, in graph ops.
local graph = ...

local constructors = {}

-- Slots in bfloat16 -------------------------------------------------------------------------------------------------
-- A value is rounded down or up by chance, so that the mean of what is kept is the value: rounded to the nearest, a moment
-- that changes by less than 1/512 of itself would stay as it is. The step's key and the variable's number give each element
-- a random word, of which two slots take a half each.

local function random_key() return (graph.random_uniform {} * 0x1p24):cast "int32" end
local function random_words(key, number, shape)
  return graph.scalar("random_word", graph.scalar("random_word", key, number), graph.iota(shape))
end

local function value_of(slot) return graph.tensor(slot):cast "float32" end
local function keep(slot, value, random)
  slot:assign(slot.dtype == "bfloat16" and graph.scalar("stochastic_bfloat16", value, random) or value)
end

local slot_types = { float32 = true, bfloat16 = true }
local function check_slot_type(class, option, given)
  if slot_types[given] then return end
  graph.stop(("%s: %s = %q is not supported"):format(class, option, tostring(given)), { "hint: " .. graph.suggest(given, slot_types) }, option)
end

-- Clipping ----------------------------------------------------------------------------------------------------------
-- As Keras: each gradient by its own norm, all by the norm of all, or each element. By the norm of all, no update can begin
-- before the last gradient is there.
local clip_names = { "clipnorm", "clipvalue", "global_clipnorm" }
local clips = {
  clipnorm = function(gradients, most)
    for i, g in ipairs(gradients) do gradients[i] = g * most / g:square():sum():sqrt():maximum(most) end
  end,
  global_clipnorm = function(gradients, most)
    local squares = 0
    for _, g in ipairs(gradients) do squares = squares + g:square():sum() end
    local norm = squares:sqrt()
    local scale = (1 / norm):minimum(1 / most) * most
    scale = graph.named("global_norm", graph.scalar, "add", scale, norm - norm) -- not a number where the norm is not finite
    for i, g in ipairs(gradients) do gradients[i] = g * scale end
  end,
  clipvalue = function(gradients, most)
    for i, g in ipairs(gradients) do gradients[i] = g:clip(-most, most) end
  end,
}

-- The one of them that the options ask for, and its number.
local function chosen_clip(class, options)
  local chosen
  for _, name in ipairs(clip_names) do
    local most = options[name]
    if most and chosen then graph.stop(("%s: at most one of clipnorm, clipvalue and global_clipnorm can be set"):format(class), {}, name) end
    if most and not (type(most) == "number" and most > 0) then
      graph.stop(("%s: %s must be a number above 0, not %s"):format(class, name, tostring(most)), {}, name)
    end
    if most then chosen = name end
  end
  return clips[chosen], options[chosen]
end

-- Rules -------------------------------------------------------------------------------------------------------------
-- optimizer("SGD", parameters, { slots = function(self), update = function(self, variable, gradient, slots, number) });
-- `check` may look at the options, `begin` opens a step, and slots are of the type `slot_type`, or float32.
local function optimizer(class, parameters, rules)
  parameters[#parameters + 1] = { "name", class }
  for _, name in ipairs(clip_names) do parameters[#parameters + 1] = { name, optional = true } end
  constructors[class] = function(given)
    local self = { class = class, options = graph.arguments(class, given, parameters), slots = {} }
    if rules.check then rules.check(self.options) end
    local clip, most = chosen_clip(class, self.options)
    self.file, self.line = graph.here()
    self.name = self.options.name
    self.iterations = graph.state_variable(self.name .. "/iter", "int64", {}, "slot")

    -- optimizer:apply_gradients(gradients, variables): one step.
    self.apply_gradients = graph.entry(function(_, gradients, variables)
      if type(gradients) ~= "table" or type(variables) ~= "table" or #gradients ~= #variables then
        graph.stop("apply_gradients is called with (gradients, variables), of the same length", {}, "apply_gradients")
      end
      graph.with_role("update", self.name, function()
        if rules.begin then rules.begin(self) end
        gradients = { table.unpack(gradients) }
        if clip then graph.in_scope("clip", nil, nil, function() clip(gradients, most) end) end
        for i, variable in ipairs(variables) do
          local slots = self.slots[variable.name]
          if not slots then
            slots = {}
            for _, slot in ipairs(rules.slots(self)) do
              local name, dtype = ("%s/%s/%s"):format(self.name, variable.name, slot), rules.slot_type and rules.slot_type(self)
              slots[slot] = graph.state_variable(name, dtype or "float32", variable.shape, "slot")
            end
            self.slots[variable.name] = slots
          end
          graph.in_scope(variable.name, nil, nil, function() rules.update(self, variable, gradients[i], slots, i) end)
        end
        self.iterations:assign(self.iterations + 1)
      end)
    end)
    return setmetatable(self, { __name = class })
  end
end

-- Kingma and Ba, "Adam", 2014, in the order of operations of Keras 3: the bias correction is computed in float32. Of the
-- moments each product is rounded with the sum that it goes into.
optimizer("Adam", {
  { "learning_rate", 0.001 }, { "beta_1", 0.9 }, { "beta_2", 0.999 }, { "epsilon", 1e-7 }, { "moments", "float32" },
}, {
  check = function(o) check_slot_type("Adam", "moments", o.moments) end,
  slot_type = function(self) return self.options.moments end,
  slots = function() return { "m", "v" } end,
  begin = function(self)
    local o = self.options
    local t = (self.iterations + 1):cast "float32"
    local beta_1_power, beta_2_power = graph.scalar("pow", o.beta_1, t), graph.scalar("pow", o.beta_2, t)
    self.rate = (1 - beta_2_power):sqrt() * o.learning_rate / (1 - beta_1_power)
    self.key = o.moments == "bfloat16" and random_key()
  end,
  update = function(self, w, g, slots, number)
    local o, random = self.options, self.key and random_words(self.key, number, w.shape)
    local m = value_of(slots.m)
    m = (g - m):multiply_add(1 - o.beta_1, m)
    keep(slots.m, m, random)
    local v = value_of(slots.v)
    v = g:multiply_add(g, -v):multiply_add(1 - o.beta_2, v)
    keep(slots.v, v, random and graph.scalar("upper_half", random))
    w:assign(w - m * self.rate / (v:sqrt() + o.epsilon)) -- of the moments as they were computed
  end,
})

-- With momentum: Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.
optimizer("SGD", {
  { "learning_rate", 0.01 }, { "momentum", 0 }, { "nesterov", false },
}, {
  slots = function(self) return self.options.momentum ~= 0 and { "momentum" } or {} end,
  update = function(self, w, g, slots)
    local o, m = self.options, slots.momentum
    if not m then
      w:assign(w - g * o.learning_rate)
      return
    end
    m:assign(m * o.momentum - g * o.learning_rate)
    w:assign(o.nesterov and w + m * o.momentum - g * o.learning_rate or w + m)
  end,
})

local by_name = { adam = constructors.Adam, sgd = constructors.SGD }

function graph.optimizer(given)
  if type(given) ~= "string" then return given end
  if by_name[given] then return by_name[given] {} end
  graph.stop(("optimizer %q is not supported"):format(given), { "hint: " .. graph.suggest(given, by_name) }, given)
end

optimizers = graph.namespace("optimizers", constructors)
