/* What a spec means: verifying and printing. */
#include "ir/program.h"

const char *variable_role_name(VariableRole role)
{
    static const char *const names[] = {"trainable", "slot", "metric", "state", "stop"};
    return names[role];
}

bool program_verify(const Program *program, Text *complaint)
{
    size_t before = complaint->length;
    for (int i = 0; i < program->functions.count; ++i) {
        const Graph *graph = program->functions.at[i].graph;
        if (!graph_verify(graph, complaint))
            text_add(complaint, "in function %s\n", program->functions.at[i].role);
        for (int n = 1; n < graph->nodes.count; ++n) {
            const Node *node = graph_node(graph, n);
            bool variable = node->op == OP_read || node->op == OP_assign;
            if (variable && (node->which < 0 || node->which >= program->variables.count))
                text_add(complaint, "node %d (%s): no such variable\n", n, node->name);
        }
    }
    return complaint->length == before;
}

static void print_dataset(const char *role, const Dataset *data, Text *text)
{
    text_add(text, "data %s: %s, %d samples", role, data->source, data->count);
    for (int i = 0; i < data->fields.count; ++i) {
        text_add(text, ", %s", type_text(text->arena, &data->fields.at[i].type));
        if (data->fields.at[i].limit) text_add(text, " below %d", data->fields.at[i].limit);
    }
    for (int i = 0; i < data->steps.count; ++i) {
        const DataStep *step = &data->steps.at[i];
        text_add(text, step->kind == STEP_SHUFFLE ? ", shuffle %d" : ", batch %d", step->size);
        if (step->kind == STEP_BATCH && step->drop_remainder) text_add(text, " drop remainder");
    }
    text_add(text, "\n");
}

void program_print(const Program *program, Text *text)
{
    text_add(text, "program %s: model %s, %d epochs%s\n", program->name, program->model, program->epochs,
             program->reset_metrics ? "" : ", metrics are not reset");
    if (program->train) print_dataset("train", program->train, text);
    if (program->test) print_dataset("test", program->test, text);
    for (int i = 0; i < program->variables.count; ++i) {
        const Variable *variable = &program->variables.at[i];
        text_add(text, "variable %s : %s %s\n", variable->name, type_text(text->arena, &variable->type),
                 variable_role_name(variable->role));
    }
    if (program->report) text_add(text, "report %s\n", program->report);
    for (int i = 0; i < program->functions.count; ++i) {
        const TracedFunction *function = &program->functions.at[i];
        text_add(text, "\nfunction %s", function->role);
        if (function->batch) text_add(text, ", batch %d", function->batch);
        text_add(text, "\n");
        ++text->indent;
        graph_print(function->graph, text);
        --text->indent;
    }
}
