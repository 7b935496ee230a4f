/* A spec → graphs and C, in this process; the C → a shared object of it, loaded. */
#include "clang.h"
#include "cpu.h"
#include "judge.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN = 1500 }; /* characters of what the compiler says: the first error tells most */

static void print_diagnostics(const Compiler *compiler)
{
    Text text = text_new(compiler->arena);
    diag_print(&compiler->diagnostics, &text, false, false);
    fputs(text.at, stdout);
}

static bool run_passes(Compiler *compiler, const char *last, ProgramChange *change, void *context)
{
    for (const Pass *pass = passes; pass->name; ++pass) {
        if (!pass->run(compiler) || diag_errors(&compiler->diagnostics)) return false;
        if (pass == passes && change) change(compiler->program, context);
        Text complaint = text_new(compiler->arena);
        if (!program_verify(compiler->program, &complaint)) {
            printf("after pass %s: %s\n", pass->name, complaint.at);
            return false;
        }
        if (last && strcmp(pass->name, last) == 0) break;
    }
    return true;
}

Compiler *judge_compile(const Request *request, const char *last, ProgramChange *change, void *context)
{
    Compiler *compiler = compiler_new(request);
    if (!diag_errors(&compiler->diagnostics) && run_passes(compiler, last, change, context)) return compiler;
    print_diagnostics(compiler);
    compiler_free(compiler);
    return NULL;
}

static const char added[] = "judged ", gradient[] = "judged gradient";

bool is_added_output(const char *name) { return strncmp(name, added, strlen(added)) == 0; }
bool is_gradient_output(const char *name) { return strncmp(name, gradient, strlen(gradient)) == 0; }

const char *loss_output_name(Arena *arena, int loss) { return arena_format(arena, "%sloss %d", added, loss); }

const char *gradient_output_name(Arena *arena, int loss, const char *variable)
{
    return arena_format(arena, "%s of loss %d towards %s", gradient, loss, variable);
}

static NodeId find_output(const Graph *graph, const char *name)
{
    for (int i = 0; i < graph->outputs.count; ++i)
        if (strcmp(graph->outputs.at[i].name, name) == 0) return graph->outputs.at[i].node;
    return 0;
}

static void add_output(Graph *graph, const char *name, NodeId node)
{
    if (find_output(graph, name)) return;
    Output *output = LIST_PUSH(graph->arena, &graph->outputs);
    *output = (Output){name, node};
}

/* Losses are numbered from 1. */
static int number_loss(Graph *graph, NodeId loss)
{
    for (int number = 1;; ++number) {
        const char *name = loss_output_name(graph->arena, number);
        add_output(graph, name, loss);
        if (find_output(graph, name) == loss) return number;
    }
}

void add_gradient_outputs(Program *program, void *context)
{
    (void)context;
    for (int f = 0; f < program->functions.count; ++f) {
        Graph *graph = program->functions.at[f].graph;
        if (strcmp(program->functions.at[f].role, "train") != 0) continue;
        for (NodeId id = 1; id < graph->nodes.count; ++id) {
            const Node *node = graph_node(graph, id);
            if (node->op != OP_gradient || graph_node(graph, node->input[1])->op != OP_read) continue;
            int variable = graph_node(graph, node->input[1])->which;
            const char *name = program->variables.at[variable].name;
            add_output(graph, gradient_output_name(graph->arena, number_loss(graph, node->input[0]), name),
                       id);
        }
    }
}

/* As gradc calls it, but for a shared object. Warnings are errors here. */
static bool run_clang(const Compiler *compiler, const char *cc, const char *optimize, const char *object)
{
    Arena *arena = compiler->arena;
    Clang clang;
    const char *failed = clang_find(arena, cc, &clang);
    if (failed) return printf("%s\n", failed), false;
    const Target *target = compiler->target;
    const char *words[] = {clang.path,
                           "-std=c17",
                           optimize,
                           arena_format(arena, "-march=%s", target->march),
                           "-fno-math-errno",
                           "-Wall",
                           "-Wextra",
                           "-Werror",
                           "-shared",
                           "-fPIC",
                           "-x",
                           "c",
                           "-",
                           "-o",
                           object,
                           "-lm",
                           target->lanes == 16 ? "-mprefer-vector-width=512" : NULL,
                           NULL};
    Text said = text_new(arena);
    int code = process_run(words, &compiler->c, &said, NULL);
    if (code) printf("%s, -march=%s: exit code %d\n%.*s\n", clang.path, target->march, code, SHOWN, said.at);
    return code == 0;
}

static bool runs_here(const struct gradc_program *program)
{
    struct error error = {0};
    return cpu_check(program, cpu_feature, &error);
}

static bool load_object(const char *object, const char *symbol, Loaded *loaded)
{
    loaded->handle = dlopen(object, RTLD_NOW | RTLD_LOCAL);
    if (!loaded->handle) return printf("%s\n", dlerror()), false;
    loaded->program = dlsym(loaded->handle, symbol);
    if (!loaded->program) return printf("%s\n", dlerror()), unload_program(loaded), false;
    loaded->runs_here = runs_here(loaded->program);
    return true;
}

bool load_program(const Compiler *compiler, const char *cc, const char *optimize, Loaded *loaded)
{
    *loaded = (Loaded){0};
    const char *temporary = getenv("TMPDIR");
    char *folder = arena_format(compiler->arena, "%s/gradc-judge-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(folder)) return perror(folder), false;
    const char *object = arena_format(compiler->arena, "%s/program.so", folder);
    const char *symbol = compiler->request.prefix ? compiler->request.prefix : compiler->program->name;
    bool fine = run_clang(compiler, cc, optimize, object) && load_object(object, symbol, loaded);
    unlink(object);
    rmdir(folder);
    return fine;
}

void unload_program(Loaded *loaded)
{
    if (loaded->handle) dlclose(loaded->handle);
    *loaded = (Loaded){0};
}
