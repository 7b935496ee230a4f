/* What the verbs that read a spec share: options → passes → diagnostics on standard error. */
#include "command.h"
#include "tune/cache.h"
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int command_fail(const Options *options, int code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "gradc %s: ", options->verb_name);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return code;
}

bool command_colour(void)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (refused && *refused) return false;
    return isatty(STDERR_FILENO) && !(terminal && strcmp(terminal, "dumb") == 0);
}

double command_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The spec ----------------------------------------------------------------------------------------------- */

/* A spec is read more than once, for the trace and for the lines of diagnostics, and a pipe can be read but
 * once: its text becomes standard input anew, as a file. NULL, or why that failed. */
static const char *keep_standard_input(void)
{
    int file = memfd_create("spec", MFD_CLOEXEC);
    if (file < 0) return strerror(errno);
    char bytes[4096];
    ssize_t size;
    while ((size = read(STDIN_FILENO, bytes, sizeof bytes)) > 0)
        if (write(file, bytes, (size_t)size) != size) break;
    const char *failed = size ? strerror(errno) : NULL;
    lseek(file, 0, SEEK_SET); /* for who compiles it again */
    if (!failed && dup2(file, STDIN_FILENO) < 0) failed = strerror(errno);
    close(file);
    return failed;
}

/* --prefix, or model_NAME where the spec's name is no name in C; NULL: the spec's name. */
static const char *prefix_of(const Options *options, const char *spec)
{
    if (options->prefix) return options->prefix;
    const char *slash = strrchr(spec, '/');
    char *stem = arena_string(options->arena, slash ? slash + 1 : spec), *dot = strrchr(stem, '.');
    if (dot && dot != stem) *dot = 0;
    for (char *c = stem; *c; ++c)
        if (!isalnum((unsigned char)*c) || (unsigned char)*c > 127) *c = '_';
    return name_is_identifier(stem) ? NULL : arena_format(options->arena, "model_%s", stem);
}

const char *command_symbol(const Compiler *compiler)
{
    return compiler->request.prefix ? compiler->request.prefix : compiler->program->name;
}

bool command_spares_spec(const Options *options, const char *path)
{
    struct stat spec, output;
    if (stat(options->operand, &spec) || stat(path, &output)) return true;
    if (spec.st_dev != output.st_dev || spec.st_ino != output.st_ino) return true;
    command_fail(options, 0, "-o %s is the spec itself; give another name", path);
    return false;
}

/* Passes ------------------------------------------------------------------------------------------------- */

const char *command_cache_folder(const Options *options, const char *name)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') /* the convention is to ignore relative ones */
        return arena_format(options->arena, "%s/gradc/%s", cache, name);
    if (home && *home) return arena_format(options->arena, "%s/.cache/gradc/%s", home, name);
    command_fail(options, 0, "where files are kept is not known: set XDG_CACHE_HOME or HOME");
    return NULL;
}

/* A schedule's file: what its first line says, and its text. Of a file that cannot be read nothing is taken over;
 * the passes find that it is no schedule. */
static void read_schedule(const Options *options, const char *path, Request *request)
{
    FILE *file = fopen(path, "rb");
    Text text = text_new(options->arena);
    char bytes[4096];
    for (size_t size = 1; file && size;) {
        size = fread(bytes, 1, sizeof bytes, file);
        text_bytes(&text, bytes, size);
        if (feof(file) || ferror(file)) break;
    }
    if (file) fclose(file);
    request->schedule_path = path, request->schedule_text = text.at;
    char name[16];
    int slices = 0;
    if (sscanf(text.at, "schedule %15s for %*[^,], %d slices", name, &slices) != 2) return;
    (void)schedule_find(name, &request->schedule);
    request->slices = slices;
}

Request command_request(const Options *options)
{
    Request request = {.spec = options->operand, .defines = options->defines.at, .march = options->march};
    request.define_count = options->defines.count;
    if (strcmp(request.spec, "-") == 0) request.spec = "/dev/stdin";
    request.schedule = SCHEDULE_FUSED;
    if (options->schedule && !schedule_find(options->schedule, &request.schedule))
        read_schedule(options, options->schedule, &request);
    if (options->slices > 0) request.slices = (int)options->slices;
    request.prefix = prefix_of(options, request.spec);
    SandboxLimits *limits = &request.limits;
    if (options->limit_memory > 0) limits->memory = (size_t)options->limit_memory << 20;
    if (options->limit_instructions > 0) limits->instructions = (long)options->limit_instructions * 1000000;
    if (options->limit_cpu > 0) limits->cpu_seconds = (double)options->limit_cpu;
    if (options->limit_wall > 0) limits->wall_seconds = (double)options->limit_wall;
    return request;
}

static void set_warning(Diagnostics *diagnostics, const char *word)
{
    bool error = strncmp(word, "error", 5) == 0 || strncmp(word, "no-error", 8) == 0,
         off = strncmp(word, "no-", 3) == 0;
    const char *equals = strchr(word, '='), *name = equals ? equals + 1 : off ? word + 3 : word;
    bool all = strcmp(word, "error") == 0;
    for (int i = 0; i < WARNING_COUNT; ++i) {
        if (!all && strcmp(name, diag_warning_name((Warning)i)) != 0) continue;
        if (error)
            diagnostics->fatal[i] = !off;
        else
            diagnostics->disabled[i] = off;
    }
}

static Compiler *compiler_of(const Options *options, const Request *request)
{
    Compiler *compiler = compiler_new(request);
    for (int i = 0; i < options->warnings.count; ++i)
        set_warning(&compiler->diagnostics, options->warnings.at[i]);
    return compiler;
}

/* Of a compilation of its own, without the verifiers: what the passes alone take. */
static void print_times(const Options *options, const Request *request, const Pass *last)
{
    Compiler *compiler = compiler_of(options, request);
    double total = 0;
    for (const Pass *pass = passes; pass->name; ++pass) {
        double before = command_now();
        if (!pass->run(compiler)) break;
        double taken = 1e3 * (command_now() - before);
        total += taken;
        fprintf(stderr, "%-14s %8.2f ms  %s\n", pass->name, taken, pass->help);
        if (pass == last) break;
    }
    fprintf(stderr, "%-14s %8.2f ms\n", "all passes", total);
    compiler_free(compiler);
}

/* --tuned: the schedule of the cache, which is known once the program is. False: there is none, reported as the
 * diagnostics of `*compiler`. */
static bool find_tuned(const Options *options, Request *request, Compiler **compiler)
{
    Compiler *program = *compiler = compiler_of(options, request);
    if (!pipeline_run(program, pass_by_name("simplify"))) return false;
    const char *path = tuned_path(options, program);
    if (!path) return false;
    if (access(path, R_OK)) {
        Diagnostic *error = diag_error(&program->diagnostics, (Place){request->spec, 0},
                                       "no schedule is tuned for this model on this machine");
        diag_note(&program->diagnostics, error, "hint: gradc tune %s", tuned_words(options));
        return false;
    }
    read_schedule(options, path, request);
    compiler_free(program);
    *compiler = NULL;
    return true;
}

bool command_run_passes(const Options *options, Compiler **compiler, const Pass *last)
{
    Request request = command_request(options);
    const char *failed = strcmp(options->operand, "-") == 0 ? keep_standard_input() : NULL;
    *compiler = NULL;
    if (!failed && options->tuned && !find_tuned(options, &request, compiler)) return false;
    *compiler = compiler_of(options, &request);
    if (failed) {
        diag_error(&(*compiler)->diagnostics, (Place){0}, "cannot read standard input: %s", failed);
        return false;
    }
    bool fine = pipeline_run(*compiler, last);
    if (fine && options->verbose) print_times(options, &request, last);
    return fine;
}

void command_print_diagnostics(const Options *options, const Compiler *compiler)
{
    Text text = text_new(compiler->arena);
    bool json = options->error_format && strcmp(options->error_format, "json") == 0;
    diag_print(&compiler->diagnostics, &text, json, !json && command_colour());
    fwrite(text.at, 1, text.length, stderr);
}

Compiler *command_compile(const Options *options, const Pass *last)
{
    Compiler *compiler;
    bool fine = command_run_passes(options, &compiler, last);
    command_print_diagnostics(options, compiler);
    if (fine) return compiler;
    compiler_free(compiler);
    return NULL;
}
