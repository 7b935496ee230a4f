/* The proof of a spec's C: its gradients against differences of the loss, its update against the interpreter, and
 * its schedules against each other. */
#include "check/training.h"
#include "cpus.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of a tensor's largest element. */
static const double limit_of_double = 1e-9, limit_of_loss = 2e-5, limit_of_others = 1e-4;

/* Where roundings of the weights alone move the gradients, so many times that much is allowed. */
static const double slack = 10;

enum { AGAIN = 5 };

void claim(Session *session, Claim claim)
{
    session->holds &= claim.holds;
    session->proof->claim(session->proof->context, &claim);
}

/* One more tensor of a claim. */
static void add_tensor(Session *session, Claim *claim, const char *name, const Type *type, const double *got,
                       const double *want, double allowed)
{
    int64_t count = type_elements(type);
    Difference difference = compare_elements(type, got, want);
    claim->count += count;
    claim->worst = fmax(claim->worst, difference.error);
    if (difference.error <= allowed || !claim->holds) return;
    claim->holds = false;
    claim->note =
        arena_format(session->arena, "%s %s: %.9g, not %.9g", name,
                     position_text(session->arena, type, difference.at), difference.got, difference.want);
}

static void add_damage(Claim *claim, const char *damage)
{
    if (!damage) return;
    claim->holds = false, claim->note = damage;
}

/* Opening --------------------------------------------------------------------------------------------------------- */

/* The spec's own float C, by each schedule. */
typedef struct {
    Compiler *compiler[SCHEDULE_COUNT];
    Loaded loaded[SCHEDULE_COUNT];
} Schedules;

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

static bool load(Session *session, const Compiler *compiler, const char *optimize, const char *what,
                 Loaded *loaded)
{
    const Proof *proof = session->proof;
    Loading loading = {.clang = proof->clang, .optimize = optimize};
    proof->progress(proof->context, arena_format(session->arena, "compiling %s", what));
    if (!compiler || !load_program(compiler, &loading, loaded)) return false;
    if (loaded->runs_here) return true;
    fprintf(stderr, "the C for %s does not run on this processor: nothing can be proven of it here\n",
            compiler->target->march);
    return false;
}

static bool open_session(Session *session)
{
    Changes outputs = changes_of(session, (Change){"trace", add_gradient_outputs, NULL}, false);
    session->reference = compile_changed(&session->proof->request, "simplify", outputs.list);
    if (!session->reference) return false;
    session->initial = initial_variables(session->arena, session->reference->program);
    Request request = session->proof->request;
    request.real = &real_double;
    Changes steps = changes_of(session, (Change){"trace", step_by_gradients, NULL}, true);
    session->stepping = compile_changed(&request, NULL, steps.list);
    return load(session, session->stepping, "-O1", "the step in double", &session->steps);
}

/* The interpreter ------------------------------------------------------------------------------------------------- */

static void prove_gradients(Training *training, const double *const *values)
{
    Session *session = training->session;
    Claim made = {training->name, "gradients", NULL, .allowed = limit_of_double, .holds = true};
    Arena *arena = arena_new();
    double **gradients = training_gradients(training, arena, NULL);
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
        add_tensor(session, &made, variable->name, &variable->type, gradients[v], want, allowed);
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
    add_damage(&made, call_run(training->loss, false));
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        add_tensor(session, &made, output->name, &graph_node(graph, output->node)->type,
                   call_output_values(training->loss, arena, i), values[output->node], made.allowed);
    }
    made.what = "loss and its decisions, by the interpreter";
    claim(session, made);
    arena_free(arena);
}

static NodeId last_assignment(const Graph *graph, int variable)
{
    NodeId last = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which == variable) last = graph->assigns.at[i];
    return last;
}

/* What is not assigned keeps its bits. */
static void add_kept(Session *session, Claim *claim, const Call *call, const Variable *variable, int number)
{
    if (call_changed(call, number))
        add_damage(claim, arena_format(session->arena, "%s is assigned, by nobody's wish", variable->name));
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
    add_damage(&made, call_run(call, false));
    int tensors = 0;
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &training->graph->outputs.at[i]; /* what was added comes last */
        const Type *type = &graph_node(training->graph, output->node)->type;
        if (is_added_output(output->name) != gradients) continue;
        double allowed = dtype_is_real(type->dtype) ? made.allowed : 0;
        add_tensor(session, &made, output->name, type, call_output_values(call, arena, i),
                   values[output->node], allowed);
        ++tensors;
    }
    for (int v = 0; v < training->program->variables.count && !gradients; ++v) {
        const Variable *variable = &training->program->variables.at[v];
        NodeId written = last_assignment(training->graph, v);
        if (!written) add_kept(session, &made, call, variable, v);
        if (!written) continue;
        add_tensor(session, &made, variable->name, &variable->type, call_variable(call, arena, v),
                   values[written], dtype_is_real(variable->type.dtype) ? made.allowed : 0);
        ++tensors;
    }
    made.what = arena_format(session->arena, "%d %s, by the interpreter", tensors,
                             gradients ? "losses and gradients" : "outputs and variables");
    call_free(call), arena_free(arena);
    claim(session, made);
}

/* Gradients are no outputs of the spec's own C: they are of another, that stores them as well. */
static bool prove_stored_gradients(Training *training, const double *const *values, double loosened)
{
    Session *session = training->session;
    Changes changes = changes_of(session, (Change){"trace", add_gradient_outputs, NULL}, true);
    Compiler *compiler = compile_changed(&session->proof->request, NULL, changes.list);
    Loaded loaded = {0};
    bool fine = load(session, compiler, "-O1", "the step with its gradients", &loaded);
    if (fine) prove_update(training, values, compiler, &loaded, loosened, true);
    unload_program(&loaded);
    compiler_free(compiler);
    return fine;
}

/* The schedules ---------------------------------------------------------------------------------------------------- */

static bool open_schedules(Session *session, Schedules *schedules)
{
    Changes changes = changes_of(session, (Change){0}, true);
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        Request request = session->proof->request;
        const char *optimize = request.schedule == (ScheduleKind)s ? "-O3" : "-O1";
        request.schedule = (ScheduleKind)s;
        schedules->compiler[s] = compile_changed(&request, NULL, changes.list);
        if (!load(session, schedules->compiler[s], optimize,
                  arena_format(session->arena, "the schedule %s", schedule_names[s]), &schedules->loaded[s]))
            return false;
    }
    return true;
}

static void close_schedules(Schedules *schedules)
{
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        unload_program(&schedules->loaded[s]);
        compiler_free(schedules->compiler[s]);
    }
}

/* What a function gave, by two schedules; `exact`: to the bit. */
static void compare_tensor(Session *session, Claim *made, const char *name, const Type *type,
                           const double *got, const double *want, bool exact)
{
    bool real = dtype_is_real(type->dtype) && !exact;
    add_tensor(session, made, name, type, got, want, real ? made->allowed : 0);
    if (real || !memcmp(got, want, sizeof *got * (size_t)type_elements(type)) || !made->holds) return;
    made->holds = false, made->note = arena_format(session->arena, "%s: other bits", name);
}

/* Another point is drawn where rounding takes a decision of the function otherwise than double does. */
static bool hangs(const Session *session, int f, const Point *point)
{
    Arena *arena = arena_new();
    const Graph *graph = session->reference->program->functions.at[f].graph;
    int near = decisions_near(graph, interpret(arena, graph, point_given(point, f)), float_margin);
    arena_free(arena);
    return near > 0;
}

static Call *run_function(Session *session, const Schedules *schedules, int s, int f, const Point *point,
                          Arena *arena, Claim *made)
{
    const Program *program = schedules->compiler[s]->program;
    const TracedFunction *traced = &program->functions.at[f];
    Call *call =
        call_new(arena, &schedules->loaded[s],
                 loaded_function(&schedules->loaded[s], traced->role, traced->batch), program, point, f);
    add_damage(made, call_run(call, false));
    for (int v = 0; v < program->variables.count; ++v)
        if (!last_assignment(traced->graph, v)) add_kept(session, made, call, &program->variables.at[v], v);
    return call;
}

static void compare_calls(Session *session, const Program *program, int f, const Call *got, const Call *want,
                          bool exact, Claim *made)
{
    const Graph *graph = program->functions.at[f].graph;
    Arena *arena = arena_new();
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        compare_tensor(session, made, output->name, &graph_node(graph, output->node)->type,
                       call_output_values(got, arena, i), call_output_values(want, arena, i), exact);
    }
    for (int v = 0; v < program->variables.count; ++v) {
        const Variable *variable = &program->variables.at[v];
        if (last_assignment(graph, v))
            compare_tensor(session, made, variable->name, &variable->type, call_variable(got, arena, v),
                           call_variable(want, arena, v), exact);
    }
    arena_free(arena);
}

/* One function by all schedules: `made` has a claim for each. False: at this point there is no telling. */
static bool compare_function(Session *session, const Schedules *schedules, int base, int f,
                             const Point *point, Claim *made)
{
    const Program *program = schedules->compiler[base]->program;
    Arena *arena = arena_new();
    Call *want = run_function(session, schedules, base, f, point, arena, &made[base]);
    bool told = true;
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        if (s == base) continue;
        Call *got = run_function(session, schedules, s, f, point, arena, &made[s]);
        bool held = made[s].holds;
        compare_calls(session, program, f, got, want, s != SCHEDULE_NAIVE, &made[s]);
        if (s == SCHEDULE_NAIVE && held && !made[s].holds) told = !hangs(session, f, point);
        call_free(got);
    }
    call_free(want), arena_free(arena);
    return told;
}

static void compare_somewhere(Session *session, const Schedules *schedules, int base, int f,
                              const Point *point, Claim *made)
{
    Claim before[SCHEDULE_COUNT];
    memcpy(before, made, sizeof before);
    if (compare_function(session, schedules, base, f, point, made)) return;
    for (uint64_t seed = 1; seed <= AGAIN; ++seed) {
        Arena *arena = arena_new();
        memcpy(made, before, sizeof before);
        made[SCHEDULE_NAIVE].moved += (int)seed;
        Point another = draw_point(arena, session->reference->program, session->initial, seed);
        bool told = compare_function(session, schedules, base, f, &another, made);
        arena_free(arena);
        if (told) return;
    }
}

/* Unfused, grouped and fused add in one order; naive adds in its own. */
static void prove_schedules(Session *session, const Schedules *schedules, const Training *trainings,
                            int count, double loosened)
{
    const Program *program = session->reference->program;
    int proven = (int)session->proof->request.schedule,
        base = proven == SCHEDULE_NAIVE ? SCHEDULE_UNFUSED : proven;
    Claim made[SCHEDULE_COUNT];
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        made[s] = (Claim){"all", "schedules", .holds = true};
        made[s].allowed = s == SCHEDULE_NAIVE ? fmax(limit_of_others, loosened) : 0;
        made[s].what =
            arena_format(session->arena, s == SCHEDULE_NAIVE ? "%s and %s" : "%s and %s, to the bit",
                         schedule_names[s], schedule_names[base]);
    }
    Point drawn = draw_point(session->arena, program, session->initial, 1);
    for (int f = 0; f < program->functions.count; ++f) {
        const Point *point = &drawn;
        for (int t = 0; t < count; ++t)
            if (trainings[t].function == f) point = &trainings[t].point;
        const char *what = arena_format(session->arena, "schedules: %s", program->functions.at[f].role);
        session->proof->progress(session->proof->context, what);
        compare_somewhere(session, schedules, base, f, point, made);
    }
    for (int s = 0; s < SCHEDULE_COUNT; ++s)
        if (s != base || !made[s].holds) claim(session, made[s]);
}

/* All ------------------------------------------------------------------------------------------------------------- */

static bool prove_training(Training *training, const Schedules *schedules, double *loosened)
{
    Session *session = training->session;
    const Proof *proof = session->proof;
    proof->progress(proof->context, arena_format(session->arena, "%s: looking for a point", training->name));
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
    bool fine = prove_stored_gradients(training, values, *loosened);
    arena_free(arena);
    return fine;
}

static bool prove_program(Session *session, const Schedules *schedules)
{
    const Program *program = session->reference->program;
    Training *trainings = ARENA_ARRAY(session->arena, Training, program->functions.count + 1);
    int count = 0;
    double loosened = 0;
    bool fine = true;
    for (int f = 0; f < program->functions.count && fine; ++f) {
        if (!find_output(program->functions.at[f].graph, loss_output_name(session->arena, 1))) continue;
        Training *training = &trainings[count++];
        fine = training_open(session, f, training) && prove_training(training, schedules, &loosened);
    }
    if (fine) prove_schedules(session, schedules, trainings, count, loosened);
    for (int t = 0; t < count; ++t) {
        if (fine) prove_differences(&trainings[t]);
        training_close(&trainings[t]);
    }
    return fine;
}

bool prove(const Proof *proof)
{
    Session session = {.proof = proof, .arena = arena_new(), .holds = true};
    Schedules schedules = {0};
    struct error error = {0};
    session.pool = pool_create(cpus_available(), &error);
    if (!session.pool) fprintf(stderr, "%s\n", error.text);
    bool fine = session.pool && open_session(&session) && open_schedules(&session, &schedules) &&
                prove_program(&session, &schedules);
    close_schedules(&schedules);
    unload_program(&session.steps);
    if (session.pool) pool_destroy(session.pool);
    compiler_free(session.stepping), compiler_free(session.reference);
    arena_free(session.arena);
    return fine && session.holds;
}
