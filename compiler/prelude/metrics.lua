-- Metrics: https://keras.io/api/metrics/. Their state is float32, as in TensorFlow; result() divides without NaN.
local graph = ...

local constructors = {}

local function metric(class, default_name, rule)
  constructors[class] = function(given)
    local options = graph.arguments(class, given, { { "name", default_name } })
    local self = { class = class, name = options.name }
    self.file, self.line = graph.here()
    self.total = graph.state_variable(options.name .. "/total", "float32", {}, "metric")
    self.count = graph.state_variable(options.name .. "/count", "float32", {}, "metric")
    graph.register_metric(self)
    function self.result()
      return graph.in_scope(self.name, self.file, self.line, function()
        local total, count = graph.tensor(self.total), graph.tensor(self.count)
        return count:equal(0):select(0, total / count:maximum(1))
      end)
    end
    return setmetatable(self, {
      __name = class,
      __call = graph.entry(function(_, ...)
        local arguments = { ... }
        graph.metric_updated(self)
        return graph.in_scope(self.name, nil, nil, function()
          local sum, count = rule(self, table.unpack(arguments))
          self.total:assign(self.total + sum)
          self.count:assign(self.count + count)
        end)
      end),
    })
  end
end

metric("Mean", "mean", function(self, values)
  values = graph.tensor(values):cast "float32"
  return values:sum(), values.size
end)

metric("SparseCategoricalAccuracy", "sparse_categorical_accuracy", function(self, labels, predictions)
  if labels == nil or predictions == nil then
    graph.stop("SparseCategoricalAccuracy is called with (labels, predictions)", {}, "SparseCategoricalAccuracy")
  end
  labels, predictions = graph.tensor(labels), graph.tensor(predictions)
  local right = predictions:argmax(-1):equal(labels:cast "int32")
  return right:cast("float32"):sum(), predictions.shape[1]
end)

graph.metric_constructors = constructors
metrics = graph.namespace("metrics", constructors)
