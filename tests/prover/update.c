/* The training step of a random model: gradients, and an update rule, of the prelude or written in the spec. */
#include "prover.h"

/* Each line is Lua. `variables` and `gradients` are lists; `rate` is a variable of the spec's own. */
static const char *const rules[] = {
    "    for i, v in ipairs(variables) do v:assign(v - gradients[i] * 0.1) end\n",
    "    optimizer:apply_gradients(gradients, variables)\n", /* one of `optimizers` */
    /* by the norm of all gradients */
    "    local squares = 0\n"
    "    for _, g in ipairs(gradients) do squares = squares + g:square():sum() end\n"
    "    local factor = rate / squares:sqrt():maximum(0.1)\n"
    "    for i, v in ipairs(variables) do v:assign(v - gradients[i] * factor) end\n",
    "    local squares = 0\n"
    "    for _, g in ipairs(gradients) do squares = squares + g:square():sum() end\n"
    "    for i, g in ipairs(gradients) do gradients[i] = g * (0.2 / (squares:sqrt() + 0.01)):minimum(1) end\n"
    "    optimizer:apply_gradients(gradients, variables)\n",
    /* by value, with weight decay */
    "    for i, v in ipairs(variables) do v:assign(v * 0.999 - gradients[i]:clip(-0.05, 0.05) * rate) end\n",
    "    for i, v in ipairs(variables) do v:assign(v - (gradients[i] * 3):tanh() * 0.01) end\n",
    /* centralised: less its mean over the first axis */
    "    for i, v in ipairs(variables) do\n"
    "      local g = gradients[i]\n"
    "      if g.rank > 0 then g = g - g:mean(0, true) end\n"
    "      v:assign(v - g * rate)\n"
    "    end\n",
    /* scaled by its own norm, and by the variable's */
    "    for i, v in ipairs(variables) do\n"
    "      local g = gradients[i]\n"
    "      v:assign(v - g * (rate * v:square():sum():sqrt() / (g:square():sum():sqrt() + 0.1)))\n"
    "    end\n",
    /* in place, reading other elements of the old value */
    "    for i, v in ipairs(variables) do\n"
    "      if v.rank > 0 then v:assign(v * 0.9 + v:flip(0) * 0.1 - gradients[i] * 0.1) end\n"
    "    end\n",
    "    for i, v in ipairs(variables) do\n"
    "      if v.rank > 1 and v.shape[v.rank] == v.shape[v.rank - 1] then\n"
    "        local order = {}\n"
    "        for d = 1, v.rank do order[d] = d - 1 end\n"
    "        order[v.rank], order[v.rank - 1] = order[v.rank - 1], order[v.rank]\n"
    "        v:assign(v * 0.8 + v:transpose(order) * 0.2 - gradients[i] * 0.1)\n"
    "      else\n"
    "        v:assign(v - v:mean() * 0.01 - gradients[i] * 0.1)\n"
    "      end\n"
    "    end\n",
    /* the row before, read while rows are written */
    "    for i, v in ipairs(variables) do\n"
    "      local moved = v * 0\n"
    "      if v.rank > 0 and v.shape[1] > 1 then\n"
    "        local begin, size, pad = {}, {}, {}\n"
    "        for d = 1, v.rank do begin[d], size[d], pad[d] = 0, -1, { 0, 0 } end\n"
    "        size[1], pad[1] = v.shape[1] - 1, { 1, 0 }\n"
    "        moved = v:slice(begin, size):pad(pad)\n"
    "      end\n"
    "      v:assign(v * 0.9 + moved * 0.1 - gradients[i] * rate)\n"
    "    end\n",
    /* two variables of one shape exchange what they hold */
    "    local other = {}\n"
    "    for i, v in ipairs(variables) do\n"
    "      local key = table.concat(v.shape, \"x\")\n"
    "      local u = other[key]\n"
    "      if u then\n"
    "        local old, new = v - gradients[i] * 0.1, u[1] - gradients[u[2]] * 0.1\n"
    "        u[1]:assign(old)\n"
    "        v:assign(new)\n"
    "        other[key] = nil\n"
    "      else\n"
    "        other[key] = { v, i }\n"
    "      end\n"
    "    end\n"
    "    for _, u in pairs(other) do u[1]:assign(u[1] - gradients[u[2]] * rate) end\n",
    /* assigned twice: the second reads what the first wrote */
    "    for i, v in ipairs(variables) do\n"
    "      v:assign(v - gradients[i] * 0.1)\n"
    "      v:assign(v * 0.99 - gradients[i]:abs() * 0.01)\n"
    "    end\n",
    /* one variable's step is scaled by the next value of the one before */
    "    local before = rate * 1\n"
    "    for i, v in ipairs(variables) do\n"
    "      v:assign(v - gradients[i] * before)\n"
    "      before = rate + v:square():mean() * 0.1\n"
    "    end\n",
};

static const char *const optimizers[] = {
    "optimizers.Adam {}",
    "optimizers.SGD { momentum = 0.9 }",
    "optimizers.SGD { learning_rate = 0.1, momentum = 0.8, nesterov = true }",
    "optimizers.Adam { learning_rate = 0.01, beta_1 = 0.8, beta_2 = 0.98, epsilon = 1e-3 }",
    "optimizers.SGD { learning_rate = 0.05 }",
    "optimizers.Adam { moments = \"bfloat16\" }",
};

enum { RULES = sizeof rules / sizeof *rules, OPTIMIZERS = sizeof optimizers / sizeof *optimizers };

void write_step(Model *model, Text *spec, const char *loss)
{
    Choices *choices = model->choices;
    start_part(choices);
    int rule = choose(choices, RULES);
    const char *optimizer = optimizers[choose(choices, OPTIMIZERS)];
    bool penalty = chance(choices, 6), slope_penalty = chance(choices, 12), after = chance(choices, 5);
    bool decay = chance(choices, 3), metric = !chance(choices, 3), epoch_end = chance(choices, 8);
    text_add(spec, "local optimizer, rate = %s, Variable { name = \"rate\", value = 0.05 }\n", optimizer);
    text_add(spec, "local mean = metrics.Mean { name = \"train_loss\" }\n\n");
    text_add(spec, "return train {\n  model = model, data = data, epochs = 1,\n");
    text_add(spec, "  step = func(function(x, y)\n    local loss = %s\n", loss);
    text_add(spec,
             "    local variables = { scale }\n"
             "    for _, v in ipairs(model.trainable_variables) do variables[#variables + 1] = v end\n");
    if (penalty)
        text_add(spec, "    for _, v in ipairs(variables) do loss = loss + v:square():sum() * 0.01 end\n");
    if (slope_penalty)
        text_add(spec, "    for _, g in ipairs(GradientTape():gradient(loss, variables)) do loss = loss + "
                       "g:square():sum() * 0.1 end\n");
    text_add(spec, "    local gradients = GradientTape():gradient(loss, variables)\n%s", rules[rule]);
    if (after) text_add(spec, "    for _, v in ipairs(variables) do loss = loss + v:square():mean() end\n");
    if (decay) text_add(spec, "    rate:assign(rate * 0.99)\n");
    if (metric) text_add(spec, "    mean(loss)\n");
    text_add(spec, "  end),\n");
    if (epoch_end) text_add(spec, "  epoch_end = func(function() rate:assign(rate:minimum(0.01)) end),\n");
    text_add(spec, "}\n");
}
