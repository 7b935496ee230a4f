-- Losses: https://keras.io/api/losses/. Called with (labels, predictions), they give the mean over the batch.
local graph = ...

local epsilon = 1e-7 -- Keras's backend.epsilon()
local constructors = {}

local function loss(class, parameters, rule)
  parameters[#parameters + 1] = { "name", optional = true }
  constructors[class] = function(given)
    local self = { class = class, options = graph.arguments(class, given, parameters) }
    self.file, self.line = graph.here()
    return setmetatable(self, {
      __name = class,
      __call = graph.entry(function(_, labels, predictions)
        if labels == nil or predictions == nil then graph.stop(("%s is called with (labels, predictions)"):format(class), {}, class) end
        return graph.in_scope("loss", nil, nil, function()
          return rule(self, graph.tensor(labels), graph.tensor(predictions))
        end)
      end),
    })
  end
end

-- Warns where the loss is given what it does not want: the error that trains without a word.
local function lint_probabilities(self, predictions)
  local at = predictions.layer
  local file, line = at and at.file, at and at.line
  local where = ("%s:%d losses.%s"):format(self.file or "?", self.line or 0, self.class)
  if self.options.from_logits then
    if predictions.range == "probability" then
      graph.warn("loss-activation", ("the loss expects logits (from_logits = true), %s ends in %s"):format(
        at and at.name or "the output", predictions.activation), { where, "hint: remove the activation, or from_logits = true" },
        predictions.activation, file, line)
    end
  elseif predictions.range ~= "probability" then
    graph.warn("loss-activation", ("the loss expects probabilities, %s %s"):format(at and at.name or "the output",
      predictions.activation and "ends in " .. predictions.activation or "ends in no activation"),
      { where, "hint: activation = \"softmax\", or none and from_logits = true" }, at and at.class, file, line)
  end
end

-- As Keras: probabilities are clipped to [1e-7, 1 - 1e-7], their logarithm is a logit; a softmax's own logits are used.
loss("SparseCategoricalCrossentropy", { { "from_logits", false } }, function(self, labels, predictions)
  local shape = predictions.shape
  if #shape ~= 2 or #labels.shape ~= 1 or labels.shape[1] ~= shape[1] then
    graph.stop(("SparseCategoricalCrossentropy: labels have shape %s, predictions %s; wanted: (batch,) and (batch, classes)")
      :format(labels.shape_text, predictions.shape_text), {}, "SparseCategoricalCrossentropy")
  end
  lint_probabilities(self, predictions)
  local logits = predictions
  graph.expects_logits = graph.expects_logits or self.options.from_logits
  if not self.options.from_logits then
    logits = predictions.logits or predictions:clip(epsilon, 1 - epsilon):log()
  end
  local classes = shape[2]
  graph.limit(labels, classes)
  local z = logits - logits:reduce_max(-1, true):stop_gradient()
  local chosen = graph.iota(shape, 1):equal(labels:cast("int32"):expand_dims(-1))
  local label = chosen:select(z, 0):sum(-1)
  return (z:exp():sum(-1):log() - label):mean()
end)

-- As Keras: the mean over the last axis, then over the batch.
loss("MeanSquaredError", {}, function(self, labels, predictions)
  labels = labels:cast "float32"
  if labels.shape_text ~= predictions.shape_text then
    graph.stop(("MeanSquaredError: labels have shape %s, predictions %s"):format(labels.shape_text, predictions.shape_text),
      { "hint: the two must be equal; labels:expand_dims(-1) adds an axis" }, "MeanSquaredError")
  end
  return (predictions - labels):square():mean()
end)

local by_name = {
  sparse_categorical_crossentropy = constructors.SparseCategoricalCrossentropy,
  mean_squared_error = constructors.MeanSquaredError, mse = constructors.MeanSquaredError,
}

function graph.loss(given)
  if type(given) ~= "string" then return given end
  if by_name[given] then return by_name[given] {} end
  graph.stop(("loss %q is not supported"):format(given), { "hint: " .. graph.suggest(given, by_name) }, given)
end

losses = graph.namespace("losses", constructors)
