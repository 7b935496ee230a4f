/* The proof of a spec's C: its gradients against differences of the loss, its update against the interpreter, and
 * its schedules against each other. */
#include "check/training.h"
#include "cpus.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of a tensor's largest element. */
static const double limit_of_double = 1e-9, limit_of_loss = 2e-5;

/* Where roundings of the weights alone move the gradients, so many times that much is allowed. */
static const double slack = 10;

void claim(Session *session, Claim claim)
{
    session->holds &= claim.holds;
    session->proof->claim(session->proof->context, &claim);
}

/* One more tensor of a claim. */
void claim_tensor(Arena *notes, Claim *claim, const char *name, const Type *type, const double *got,
                  const double *want, double allowed)
{
    int64_t count = type_elements(type);
    Difference difference = compare_elements(type, got, want);
    claim->count += count;
    claim->worst = fmax(claim->worst, difference.error);
    if (difference.error <= allowed || !claim->holds) return;
    claim->holds = false;
    claim->note = arena_format(notes, "%s %s: %.9g, not %.9g", name,
                               position_text(notes, type, difference.at), difference.got, difference.want);
}

void claim_damage(Claim *claim, const char *damage)
{
    if (!damage) return;
    claim->holds = false, claim->note = damage;
}

/* Opening --------------------------------------------------------------------------------------------------------- */

void changes_add(Changes *changes, Change change)
{
    int count = 0;
    while (changes->list[count].after) ++count;
    if (change.after) changes->list[count] = change;
}

Changes changes_of(const Session *session, Change first, bool becomes_c)
{
    Changes changes = {{{0}}};
    const Proof *proof = session->proof;
    changes_add(&changes, first);
    if (proof->planted) changes_add(&changes, *proof->planted);
    if (proof->planted_in_c && becomes_c) changes_add(&changes, *proof->planted_in_c);
    return changes;
}

bool start_build(Session *session, const Compiler *compiler, const char *optimize, Loaded *loaded)
{
    if (!compiler) return false;
    Loading loading = {.clang = session->proof->clang, .optimize = optimize};
    builds_start(session->builds, compiler, &loading, loaded);
    session->proof->progress(session->proof->context, "compiling");
    return true;
}

/* What trains: with its gradients as the step, in double, and with them as outputs, in float32. */
static bool start_steps(Session *session)
{
    Request request = session->proof->request;
    Changes outputs = changes_of(session, (Change){"trace", add_gradient_outputs, NULL}, true);
    session->storing = compile_changed(&request, NULL, outputs.list);
    if (!start_build(session, session->storing, "-O1", &session->stored)) return false;
    request.real = &real_double;
    Changes steps = changes_of(session, (Change){"trace", step_by_gradients, NULL}, true);
    session->stepping = compile_changed(&request, NULL, steps.list);
    return start_build(session, session->stepping, "-O2", &session->steps); /* it is run often */
}

/* The spec's own C; that which is proven as gradc builds it. */
static bool start_schedules(Session *session, Schedules *schedules)
{
    Changes changes = changes_of(session, (Change){0}, true);
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        Request request = session->proof->request;
        const char *optimize = request.schedule == (ScheduleKind)s ? "-O3" : "-O1";
        request.schedule = (ScheduleKind)s;
        schedules->compiler[s] = compile_changed(&request, NULL, changes.list);
        if (!start_build(session, schedules->compiler[s], optimize, &schedules->loaded[s])) return false;
    }
    return true;
}

/* The functions with a loss. */
static bool start_trainings(Session *session)
{
    const Program *program = session->reference->program;
    session->trainings = ARENA_ARRAY(session->arena, Training, program->functions.count + 1);
    for (int f = 0; f < program->functions.count; ++f)
        if (find_output(program->functions.at[f].graph, loss_output_name(session->arena, 1)) &&
            !training_start(session, f, &session->trainings[session->training_count++]))
            return false;
    return true;
}

static bool finish_builds(Session *session, bool started)
{
    while (builds_wait(session->builds, NULL)) session->proof->progress(session->proof->context, "compiling");
    if (!builds_finish(session->builds) || !started) return false;
    if (session->steps.runs_here) return true;
    fprintf(stderr, "the C for %s does not run on this processor: nothing can be proven of it here\n",
            session->stepping->target->march);
    return false;
}

/* All that Clang compiles is compiled at once; the interpreter initializes meanwhile. */
static bool open_session(Session *session, Schedules *schedules)
{
    Changes outputs = changes_of(session, (Change){"trace", add_gradient_outputs, NULL}, false);
    session->reference = compile_changed(&session->proof->request, "simplify", outputs.list);
    if (!session->reference) return false;
    session->builds = builds_new(cpus_available());
    bool started = start_trainings(session) && start_steps(session) && start_schedules(session, schedules);
    if (started) session->initial = initial_variables(session->arena, session->reference->program);
    return finish_builds(session, started);
}

static void close_session(Session *session, Schedules *schedules)
{
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        unload_program(&schedules->loaded[s]);
        compiler_free(schedules->compiler[s]);
    }
    for (int t = 0; t < session->training_count; ++t) training_close(&session->trainings[t]);
    unload_program(&session->steps), unload_program(&session->stored);
    compiler_free(session->stepping), compiler_free(session->storing), compiler_free(session->reference);
    if (session->pool) pool_destroy(session->pool);
    arena_free(session->arena);
}

/* The interpreter ------------------------------------------------------------------------------------------------- */

static void prove_gradients(Training *training, const double *const *values)
{
    Session *session = training->session;
    Claim made = {training->name, "gradients", NULL, .allowed = limit_of_double, .holds = true};
    Arena *arena = arena_new();
    double **gradients = training_gradients(training, arena, NULL, -1);
    int tensors = 0;
    for (int v = 0; v < training->program->variables.count; ++v) {
        const Variable *variable = &training->program->variables.at[v];
        if (!gradients[v]) continue;
        int64_t count = type_elements(&variable->type);
        double *want = ARENA_ARRAY(arena, double, count);
        NodeId node;
        for (int loss = 1; find_output(training->graph, loss_output_name(arena, loss)); ++loss)
            if ((node = find_output(training->graph, gradient_output_name(arena, loss, variable->name))))
                for (int64_t i = 0; i < count; ++i) want[i] += values[node][i];
        /* w - w' cannot see what is below the last bits of w */
        double blind = 4e-16 * largest_element(training->point.variables[v], count),
               scale = largest_element(want, count),
               allowed = limit_of_double + (scale > 0 ? blind / scale : blind);
        made.allowed = fmax(made.allowed, allowed);
        claim_tensor(session->arena, &made, variable->name, &variable->type, gradients[v], want, allowed);
        ++tensors;
    }
    made.what = arena_format(session->arena, "%d gradients, by the interpreter", tensors);
    claim(session, made);
    arena_free(arena);
}

/* What differences are made of. */
static void prove_loss(Training *training, const double *const *values)
{
    Session *session = training->session;
    const Graph *graph = training->losing->program->functions.at[0].graph;
    Claim made = {training->name, "loss", .allowed = limit_of_double, .holds = true};
    Arena *arena = arena_new();
    claim_damage(&made, call_run(training->loss, false));
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        claim_tensor(session->arena, &made, output->name, &graph_node(graph, output->node)->type,
                     call_output_values(training->loss, arena, i), values[output->node], made.allowed);
    }
    made.what = "loss and its decisions, by the interpreter";
    claim(session, made);
    arena_free(arena);
}

NodeId last_assignment(const Graph *graph, int variable)
{
    NodeId last = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which == variable) last = graph->assigns.at[i];
    return last;
}

/* What is not assigned keeps its bits. */
void claim_kept(Arena *notes, Claim *claim, const Call *call, const Variable *variable, int number)
{
    if (call_changed(call, number))
        claim_damage(claim, arena_format(notes, "%s is assigned, by nobody's wish", variable->name));
}

/* The float C as it is built. Losses and gradients to limit_of_loss, all else to limit_of_others. */
static void prove_update(Training *training, const double *const *values, const Compiler *compiler,
                         const Loaded *loaded, double loosened, bool gradients)
{
    Session *session = training->session;
    const TracedFunction *traced = &training->program->functions.at[training->function];
    Claim made = {training->name, "update", NULL, .holds = true};
    made.allowed = fmax(gradients ? limit_of_loss : limit_of_others, loosened);
    Arena *arena = arena_new();
    const struct gradc_function *function = loaded_function(loaded, "train", traced->batch);
    const Graph *graph = compiler->program->functions.at[training->function].graph;
    Call *call = call_new(arena, loaded, function, compiler->program, &training->point, training->function);
    claim_damage(&made, call_run(call, false));
    int tensors = 0;
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &training->graph->outputs.at[i]; /* what was added comes last */
        const Type *type = &graph_node(training->graph, output->node)->type;
        if (is_added_output(output->name) != gradients) continue;
        double allowed = dtype_is_real(type->dtype) ? made.allowed : 0;
        claim_tensor(session->arena, &made, output->name, type, call_output_values(call, arena, i),
                     values[output->node], allowed);
        ++tensors;
    }
    for (int v = 0; v < training->program->variables.count && !gradients; ++v) {
        const Variable *variable = &training->program->variables.at[v];
        NodeId written = last_assignment(training->graph, v);
        if (!written) claim_kept(session->arena, &made, call, variable, v);
        if (!written) continue;
        claim_tensor(session->arena, &made, variable->name, &variable->type, call_variable(call, arena, v),
                     values[written], dtype_is_real(variable->type.dtype) ? made.allowed : 0);
        ++tensors;
    }
    made.what = arena_format(session->arena, "%d %s, by the interpreter", tensors,
                             gradients ? "losses and gradients" : "outputs and variables");
    call_free(call), arena_free(arena);
    claim(session, made);
}

/* All ------------------------------------------------------------------------------------------------------------- */

/* Gradients are no outputs of the spec's own C: they are of another, that stores them as well. */
static void prove_training(Training *training, const Schedules *schedules, double *loosened)
{
    Session *session = training->session;
    const Proof *proof = session->proof;
    proof->progress(proof->context, arena_format(session->arena, "%s: looking for a point", training->name));
    training_open(training);
    double sensitive = training_find_point(training), loose = sensitive * slack;
    *loosened = fmax(*loosened, loose > limit_of_loss ? loose : 0);
    proof->progress(proof->context, arena_format(session->arena, "%s: interpreting", training->name));
    Arena *arena = arena_new();
    const double **values =
        interpret(arena, training->graph, point_given(&training->point, training->function));
    prove_loss(training, values);
    prove_gradients(training, values);
    int s = (int)proof->request.schedule;
    prove_update(training, values, schedules->compiler[s], &schedules->loaded[s], *loosened, false);
    prove_update(training, values, session->storing, &session->stored, *loosened, true);
    arena_free(arena);
}

bool prove(const Proof *proof)
{
    Session session = {.proof = proof, .arena = arena_new(), .holds = true};
    Schedules schedules = {0};
    struct error error = {0};
    bool fine = open_session(&session, &schedules);
    if (fine)
        session.pool = pool_create(cpus_available(), &error); /* after Clang, which holds signals back */
    if (fine && !session.pool) fprintf(stderr, "%s\n", error.text);
    if (session.pool) {
        double loosened = 0;
        for (int t = 0; t < session.training_count; ++t)
            prove_training(&session.trainings[t], &schedules, &loosened);
        prove_schedules(&session, &schedules, loosened);
        for (int t = 0; t < session.training_count; ++t) prove_differences(&session.trainings[t]);
        fine = session.holds;
    }
    fine &= session.pool != NULL;
    close_session(&session, &schedules);
    return fine;
}
