/* One training function at one point: its losses, what its decisions decide by, and its gradients, all by C in
 * double; and a point at which float32 can be judged. */
#include "check/training.h"
#include "ops/op.h"
#include <math.h>
#include <string.h>

enum { DRAWS = 100, PATIENCE = 20 }; /* PATIENCE: a gradient that was 0 so often always is */

/* A gradient that a few roundings of the weights change by more judges nothing. */
static const double steady = 2e-6;
static Point alone(const Training *training) /* as the program that has only this function sees it */
{
    return (Point){training->point.variables, &training->point.inputs[training->function]};
}

/* What decisions decide by and no weight has to do with: it is computed once at a point. */
static void find_fixed(Training *training, const Graph *kept)
{
    const Graph *graph = training->graph;
    Graph fixed = *kept;
    memset(&fixed.outputs, 0, sizeof fixed.outputs);
    const bool *moving = moving_nodes(graph, -1, training->here);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        for (int i = 0; is_decision(graph, node) && i < node->inputs; ++i)
            if (!moving[node->input[i]])
                *LIST_PUSH(training->here, &fixed.outputs) = (Output){"", node->input[i]};
    }
    const double **values =
        interpret(training->here, &fixed, point_given(&training->point, training->function));
    for (int i = 0; i < fixed.outputs.count; ++i)
        training->decided[fixed.outputs.at[i].node] = values[fixed.outputs.at[i].node];
}

static void find_decided(Training *training)
{
    const Graph *kept = training->losing->program->functions.at[0].graph;
    training->decided = ARENA_ARRAY(training->here, const double *, training->graph->nodes.count);
    for (int i = 0; i < kept->outputs.count; ++i)
        if (graph_node(kept, kept->outputs.at[i].node)->type.dtype == F32)
            training->decided[kept->outputs.at[i].node] = call_output(training->loss, i);
    find_fixed(training, kept);
}

/* What is known at a point that the loss has been moved to. */
static void settle(Training *training)
{
    (void)call_run(training->loss, false);
    find_decided(training);
}

void training_draw(Training *training, uint64_t seed)
{
    if (training->drawn == seed && training->decided) return; /* it is there */
    arena_free(training->here);
    training->here = arena_new(), training->drawn = seed, training->decided = NULL;
    training->point = draw_point(training->here, training->program, training->session->initial, seed);
    if (!training->step) return; /* not open yet */
    Point point = alone(training);
    call_move(training->loss, &point);
    settle(training);
}

bool training_start(Session *session, int function, Training *training)
{
    const Program *program = session->reference->program;
    const TracedFunction *traced = &program->functions.at[function];
    *training = (Training){.session = session, .function = function, .program = program};
    training->graph = traced->graph, training->arena = arena_new();
    training->name = arena_format(session->arena, "train_%d", traced->batch);
    Request request = session->proof->request;
    request.schedule = SCHEDULE_UNFUSED, request.real = &real_double, request.own_lanes = true,
    request.apart = true;
    Changes changes = changes_of(session, (Change){"trace", add_gradient_outputs, NULL}, true);
    changes_add(&changes, (Change){"simplify", keep_losses, &training->function});
    training->losing = compile_changed(&request, NULL, changes.list);
    return start_build(session, training->losing, "-O2", &training->loaded); /* it is run often */
}

void training_open(Training *training)
{
    Session *session = training->session;
    const TracedFunction *traced = &training->program->functions.at[training->function];
    training_draw(training, 1);
    Point point = alone(training);
    training->loss = call_new(training->arena, &training->loaded, &training->loaded.program->functions[0],
                              training->losing->program, &point, 0);
    training->step =
        call_new(training->arena, &session->steps, loaded_function(&session->steps, "train", traced->batch),
                 session->stepping->program, &training->point, training->function);
    settle(training);
}

void training_close(Training *training)
{
    if (training->loss) call_free(training->loss);
    if (training->step) call_free(training->step);
    unload_program(&training->loaded);
    compiler_free(training->losing);
    arena_free(training->here), arena_free(training->arena);
}

void training_set(Training *training, int variable, int64_t element, const double *values)
{
    call_set(training->loss, variable, element, values);
}

/* The phase that uses a variable first. */
static int first_use(const Training *training, int variable)
{
    const Function *function = &training->losing->schedule->functions.at[0];
    int first = function->kernels.count;
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (buffer->scope == SCOPE_VARIABLE && buffer->which == variable && buffer->first >= 0 &&
            buffer->first < first)
            first = buffer->first;
    }
    return first;
}

void training_evaluate(Training *training, int variable)
{
    int from = variable < 0 ? 0 : first_use(training, variable);
    call_again(training->loss, training->session->pool, from);
}

static bool asks(const Graph *graph, const char *variable, int loss)
{
    return find_output(graph, gradient_output_name(graph->arena, loss, variable)) != 0;
}

bool training_asks(const Training *training, int variable)
{
    const Variable *row = &training->program->variables.at[variable];
    bool assigned = false, asked = false;
    for (int i = 0; i < training->graph->assigns.count; ++i)
        assigned |= graph_node(training->graph, training->graph->assigns.at[i])->which == variable;
    for (int loss = 1; find_output(training->graph, loss_output_name(training->arena, loss)); ++loss)
        asked |= asks(training->graph, row->name, loss);
    return assigned && asked && row->role == VARIABLE_TRAINABLE;
}

double training_loss(Training *training, int variable)
{
    const Graph *kept = training->losing->program->functions.at[0].graph;
    const char *name = training->program->variables.at[variable].name;
    double sum = 0;
    NodeId node;
    for (int loss = 1; (node = find_output(kept, loss_output_name(training->arena, loss))); ++loss)
        if (asks(training->graph, name, loss)) sum += training->decided[node][0];
    return sum;
}

double **training_gradients(Training *training, Arena *arena, double **variables, int only)
{
    const Program *program = training->program;
    Point point = {variables ? variables : training->point.variables, training->point.inputs};
    double **gradients = ARENA_ARRAY(arena, double *, program->variables.count + 1);
    call_move(training->step, &point);
    call_run_by(training->step, training->session->pool);
    for (int v = 0; v < program->variables.count; ++v) {
        if ((only >= 0 && v != only) || !training_asks(training, v)) continue;
        int64_t count = type_elements(&program->variables.at[v].type);
        gradients[v] = call_variable(training->step, arena, v);
        for (int64_t i = 0; i < count; ++i) gradients[v][i] = point.variables[v][i] - gradients[v][i];
    }
    return gradients;
}

/* Points ---------------------------------------------------------------------------------------------------------- */

/* How well a point is suited. */
typedef struct {
    int near;         /* decisions that hang on a rounding */
    int dead;         /* variables whose gradient is 0: nothing is proven of them */
    double sensitive; /* how far roundings of the weights move gradients */
} Quality;

static bool is_better(const Quality *a, const Quality *b)
{
    if (a->near != b->near) return a->near < b->near;
    return a->dead != b->dead ? a->dead < b->dead : a->sensitive < b->sensitive;
}

static void judge_gradients(Training *training, uint64_t seed, Quality *quality)
{
    const Program *program = training->program;
    Arena *arena = arena_new();
    double **here = training_gradients(training, arena, NULL, -1);
    double **rounded = rounded_variables(arena, program, &training->point, seed);
    double **near = training_gradients(training, arena, rounded, -1);
    for (int v = 0; v < program->variables.count; ++v) {
        const Type *type = &program->variables.at[v].type;
        if (!here[v]) continue;
        quality->dead += largest_element(here[v], type_elements(type)) == 0;
        quality->sensitive = fmax(quality->sensitive, compare_elements(type, near[v], here[v]).error);
    }
    arena_free(arena);
}

double training_find_point(Training *training)
{
    uint64_t best = 0;
    Quality least = {0};
    for (uint64_t seed = 1; seed <= DRAWS; ++seed) {
        training_draw(training, seed);
        Quality quality = {.near = decisions_near(training->graph, training->decided, float_margin)};
        if (best && quality.near > least.near) continue;
        judge_gradients(training, seed, &quality);
        if (!best || is_better(&quality, &least)) best = seed, least = quality;
        if (!least.near && least.sensitive < steady && (!least.dead || seed >= PATIENCE)) break;
    }
    training_draw(training, best);
    return least.sensitive;
}
