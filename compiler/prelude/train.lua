-- The outer loop is data: what a spec returns, and how the functions of the program are traced from it.
local graph = ...

-- func(f): f is traced once for each batch size, as tf.function does.
func = graph.entry(function(f)
  if type(f) ~= "function" then graph.stop("func takes a function: func(function(images, labels) … end)", {}, "func") end
  local file, line = graph.here()
  return setmetatable({ body = f, file = file, line = line }, {
    __name = "func", __call = function(_, ...) return f(...) end })
end)

-- The top level of a spec is traced into epoch_end, so that a report can be written there. The epoch counts from 1.
epoch = graph.input("epoch", "int32", {})
-- Training ends after an epoch that leaves it true: stop:assign(condition).
stop = graph.stop_handle()

local program_class = { __name = "program" }

local function check_batched(name, data)
  if getmetatable(data) ~= graph.dataset_class then
    graph.stop(("train: %s is not a data set"):format(name), { "hint: datasets.mnist {}.train:shuffle(10000):batch(32)" }, name)
  end
  if not data.batch_size then graph.stop(("train: %s has no batch size"):format(name), { "hint: data:batch(32)" }, name) end
  if #data:batches() == 0 then
    graph.stop(("train: %s has %d samples, fewer than a batch, and drops the remainder"):format(name, data.count), {}, name)
  end
end

local function check_report(report)
  if report == nil then return nil end
  if type(report) ~= "table" or type(report[1]) ~= "string" then
    graph.stop("train: report is { \"template with {}\", value, … }", {}, "report")
  end
  local holes = select(2, report[1]:gsub("{}", ""))
  if holes ~= #report - 1 then
    graph.stop(("train: the report's template has %d {} for %d values"):format(holes, #report - 1), {}, "report")
  end
  return report[1]
end

train = graph.entry(function(given)
  local o = graph.arguments("train", given, {
    { "model" }, { "data" }, { "step" }, { "test_data", optional = true }, { "test_step", optional = true },
    { "epochs", 1 }, { "reset_metrics", true }, { "report", optional = true }, { "epoch_end", optional = true } })
  local file, line = graph.here()
  o.epochs = graph.whole("train", "epochs", o.epochs, 1)
  if (o.test_data == nil) ~= (o.test_step == nil) then
    graph.stop("train: test_data and test_step go together", {}, o.test_data and "test_data" or "test_step")
  end
  check_batched("data", o.data)
  if o.test_data then check_batched("test_data", o.test_data) end
  o.file, o.line, o.template = file, line, check_report(o.report)
  return setmetatable(o, program_class)
end)

-- The short form, after Keras's compile and fit: the same program, traced from the same pieces.
Sequential = graph.entry(function(given)
  local parameters = { { "layers" }, { "compile", optional = true }, { "fit", optional = true }, { "name", "sequential" } }
  local list = given
  if type(given) == "table" and given.layers then list = given.layers end
  local o = given.layers and graph.arguments("Sequential", given, parameters) or { name = given.name or "sequential" }
  local plain = {}
  for i, layer in ipairs(list) do plain[i] = layer end
  local model = graph.sequential(o.name, plain)
  if not o.compile and not o.fit then return model end
  if not (o.compile and o.fit) then graph.stop("Sequential: compile and fit go together", {}, "Sequential") end
  local c = graph.arguments("compile", o.compile, { { "optimizer" }, { "loss" }, { "metrics", optional = true } })
  local f = graph.arguments("fit", o.fit, { { "data" }, { "batch_size", 32 }, { "epochs", 1 }, { "shuffle", true } })
  local optimizer, loss = graph.optimizer(c.optimizer), graph.loss(c.loss)
  local data = f.data
  local train_data, test_data = data, nil
  if getmetatable(data) ~= graph.dataset_class then train_data, test_data = data.train, data.test end
  local function made(prefix)
    local list = { loss = metrics.Mean { name = prefix .. "loss" } }
    for i, name in ipairs(c.metrics or {}) do
      if name ~= "accuracy" and name ~= "acc" then
        graph.stop(("metric %q is not supported"):format(tostring(name)), { "hint: \"accuracy\"" }, name)
      end
      list[i] = metrics.SparseCategoricalAccuracy { name = prefix .. "accuracy" }
    end
    return list
  end
  local train_metrics, test_metrics = made "train_", test_data and made "test_"
  local function update(list, value, labels, predictions)
    list.loss(value)
    for _, metric in ipairs(list) do metric(labels, predictions) end
  end
  local function step(images, labels)
    local predictions = model(images, { training = true })
    local value = loss(labels, predictions)
    local variables = model.trainable_variables
    optimizer.apply_gradients(optimizer, GradientTape():gradient(value, variables), variables)
    update(train_metrics, value, labels, predictions)
  end
  local function test_step(images, labels)
    local predictions = model(images)
    update(test_metrics, loss(labels, predictions), labels, predictions)
  end
  if f.shuffle then train_data = train_data:shuffle(math.min(train_data.count, 60000)) end
  return train {
    model = model, epochs = f.epochs, data = train_data:batch(f.batch_size), step = step,
    test_data = test_data and test_data:batch(f.batch_size), test_step = test_data and test_step,
  }
end)

-- Tracing -----------------------------------------------------------------------------------------------------------

local function body_of(step) return type(step) == "table" and step.body or step end

local function batch_inputs(data, length, count)
  local fields = {}
  for i = 1, count or #data.fields do
    local field = data.fields[i]
    local shape = { length }
    for d, extent in ipairs(field.shape) do shape[d + 1] = extent end
    fields[i] = graph.input("field" .. (i - 1), field.dtype, shape)
  end
  for i = (count or #data.fields) + 1, #data.fields do -- a map of (images, labels) where labels are not given: zeros
    local field = data.fields[i]
    local shape = { length }
    for d, extent in ipairs(field.shape) do shape[d + 1] = extent end
    fields[i] = graph.full(shape, 0, field.dtype == "uint8" and "int32" or field.dtype)
  end
  for _, transform in ipairs(data.maps) do fields = { transform(table.unpack(fields)) } end
  return fields
end

local function trace(o, role, data, length, step)
  graph.begin(role, length, o.file, o.line)
  graph.restart_random()
  body_of(step)(table.unpack(batch_inputs(data, length)))
  graph.finish()
end

-- The keys of the log: train_loss -> loss, test_loss -> val_loss, in the order of the metrics.
local function log_key(metric)
  if metric.updated_in == "train" then return (metric.name:gsub("^train_", "")) end
  local name = metric.name:gsub("^test_", "")
  return "val_" .. name
end

local function trace_metrics(o)
  graph.begin("metrics", 0, o.file, o.line)
  for _, role in ipairs { "train", "test" } do
    for _, metric in ipairs(graph.metrics_made) do
      if metric.updated_in == role then graph.output(log_key(metric), metric:result()) end
    end
  end
  graph.finish()
end

local function trace_epoch_end(o)
  graph.resume_epoch_end()
  if o.epoch_end then body_of(o.epoch_end)(epoch) end
  for i = 2, #(o.report or {}) do graph.output("report", graph.tensor(o.report[i])) end
  graph.finish()
end

local function summary(model)
  for _, layer in ipairs(model.call_order) do
    local total, trainable = 0, 0
    for _, variable in ipairs(layer.variables) do
      total = total + variable.size
      if variable.role == "trainable" then trainable = trainable + variable.size end
    end
    graph.summary_row(layer.name, layer.class, layer.output_shape, total, trainable)
  end
end

-- What gradc calls with what the spec returned.
function graph.trace_program(o)
  if getmetatable(o) ~= program_class then
    graph.stop("the spec must return train { … }, or Sequential { layers = …, compile = …, fit = … }")
  end
  for _, length in ipairs(o.data:batches()) do
    trace(o, "train", o.data, length, o.step)
  end
  if o.test_data then
    for _, length in ipairs(o.test_data:batches()) do
      trace(o, "test", o.test_data, length, o.test_step)
    end
  end
  local data = o.test_data or o.data
  local length = data:batches()[1]
  graph.begin("predict", length, o.file, o.line)
  local predictions = o.model(batch_inputs(data, length, 1)[1])
  if graph.expects_logits and predictions.range ~= "probability" then predictions = predictions:softmax() end
  graph.output("predictions", predictions)
  graph.finish()
  trace_metrics(o)
  if o.report or o.epoch_end then trace_epoch_end(o) end
  graph.begin("initialize", 0, o.file, o.line)
  graph.trace_initialize()
  graph.finish()
  summary(o.model)
  graph.check_defines()
  graph.program {
    model = o.model.name, epochs = o.epochs, reset_metrics = o.reset_metrics, report = o.template,
    train = o.data, test = o.test_data }
end
