/* Random models, proved: the interpreter, naive, unfused, grouped and fused C, and finite differences agree. A model that
 * fails is shrunk, and printed as a spec that can be given to `prover` and to `gradc` again. */
#include "prover.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { TOGETHER = 10, MOST_SPECS = 64, MOST_FAILURES = 5, SHRINK_SECONDS = 60 };

typedef struct {
    const char *specs[MOST_SPECS], *folder, *march, *optimize;
    bool print; /* the specs, instead of proving them */
    int spec_count, count, seconds, shrink_seconds;
    uint64_t seed, first;
    Prover prover;
} Options;

static const char usage[] =
    "usage: prover [SPEC]... [OPTION]...\n"
    "  --count=N --seed=S --first=K  N models of seed S, from the one numbered K: 200, 1 and 0 where not given\n"
    "  --seconds=T                   as many as T seconds allow\n"
    "  --shrink=T                    seconds that are spent on making a failing model small: 60\n"
    "  --print                       the specs, instead of proving them\n"
    "  --schedules=LIST              naive,unfused,grouped,fused, or some of them\n"
    "  --march=ARCH --cc=CLANG -O1   where not given: several machines, GRADC_TEST_CC or the newest, mostly -O0\n"
    "Specs that are given are proved, by the options in their first line where `prover` wrote it.\n"
    "Exit codes: 0 all agree; 1 something does not; 2 misuse.\n";

static int misuse(const char *what) { return fprintf(stderr, "prover: %s\n%s", what, usage), 2; }

static bool number_option(const char *word, const char *option, uint64_t *value)
{
    size_t length = strlen(option);
    if (strncmp(word, option, length) != 0) return false;
    char *end;
    *value = strtoull(word + length, &end, 10);
    return *end == 0 && end > word + length;
}

/* naive,fused */
static bool read_schedules(char *list, bool *chosen)
{
    for (int s = 0; s < SCHEDULE_COUNT; ++s) chosen[s] = false;
    for (char *name = strtok(list, ","); name; name = strtok(NULL, ",")) {
        ScheduleKind kind;
        if (!schedule_find(name, &kind)) return false;
        chosen[kind] = true;
    }
    return true;
}

/* NULL, or what is wrong. */
static const char *read_options(int argc, char **argv, Options *options)
{
    for (int i = 1; i < argc; ++i) {
        uint64_t number;
        if (number_option(argv[i], "--count=", &number))
            options->count = (int)number;
        else if (number_option(argv[i], "--seconds=", &number))
            options->seconds = (int)number;
        else if (number_option(argv[i], "--shrink=", &number))
            options->shrink_seconds = (int)number;
        else if (number_option(argv[i], "--seed=", &options->seed) ||
                 number_option(argv[i], "--first=", &options->first))
            continue;
        else if (strncmp(argv[i], "--schedules=", 12) == 0) {
            if (!read_schedules(argv[i] + 12, options->prover.schedules)) return "no such schedule";
        } else if (strcmp(argv[i], "--print") == 0)
            options->print = true;
        else if (strncmp(argv[i], "--march=", 8) == 0)
            options->march = argv[i] + 8;
        else if (strncmp(argv[i], "--cc=", 5) == 0)
            options->prover.cc = argv[i] + 5;
        else if (strncmp(argv[i], "-O", 2) == 0)
            options->optimize = argv[i];
        else if (argv[i][0] == '-' || options->spec_count == MOST_SPECS)
            return argv[i];
        else
            options->specs[options->spec_count++] = argv[i];
    }
    return NULL;
}

/* Mostly as the C says it, which is quick to compile; now and then through the optimizer, for what that makes of it. */
static const char *optimize_of(const Options *options, uint64_t turn)
{
    return options->optimize ? options->optimize : turn % 6 == 1 ? "-O1" : "-O0";
}

/* Every machine whose code runs here, in turn: vectors of 4, of 8, and this one's. */
static const char *march_of(const Options *options, uint64_t turn)
{
    if (options->march) return options->march;
#if defined __x86_64__
    if (turn % 3 == 0) return "x86-64";
    if (turn % 3 == 1 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "x86-64-v3";
#endif
    return "native";
}

static void save(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file)) perror(path), exit(1);
}

/* Shrinking ------------------------------------------------------------------------------------------------------ */

static Verdict attempt(void *context, Choices *choices)
{
    const Options *options = context;
    Arena *arena = arena_new();
    const char *path = arena_format(arena, "%s/shrunk.lua", options->folder);
    save(path, generate_spec(arena, choices));
    Prover prover = options->prover;
    Tally ignored = {0};
    prover.quiet = true, prover.tally = &ignored;
    Verdict verdict = PROVED;
    prove_specs(&prover, (const char *[]){path}, 1, &verdict);
    unlink(path);
    arena_free(arena);
    return verdict;
}

static void show_failure(Options *options, Arena *arena, const Choices *choices, uint64_t number,
                         Verdict verdict)
{
    printf("model %llu of seed %llu, --march=%s %s: %s. Shrinking it, for at most %d s.\n",
           (unsigned long long)number, (unsigned long long)options->seed, options->prover.march,
           options->prover.optimize, verdict_names[verdict], options->shrink_seconds);
    fflush(stdout);
    Choices small = shrink(choices, verdict, attempt, options, options->shrink_seconds);
    const char *spec = generate_spec(arena, &small),
               *path = arena_format(arena, "%s/failing.lua", options->folder);
    save(path, spec);
    prove_specs(&options->prover, &path, 1, &verdict);
    unlink(path);
    printf("---- failing.lua: prover failing.lua --march=%s %s\n%s----\n", options->prover.march,
           options->prover.optimize, spec);
}

/* ------------------------------------------------------------------------------------------------------------------- */

typedef struct {
    int verdicts[VERDICTS], failures;
} Counts;

/* Models first .. first+count-1, together. */
static void prove_models(Options *options, uint64_t first, int count, Counts *counts)
{
    Arena *arena = arena_new();
    Choices choices[TOGETHER];
    const char *paths[TOGETHER];
    Verdict verdicts[TOGETHER];
    for (int i = 0; i < count; ++i) {
        choices[i] = choices_drawn(arena, options->seed, first + (uint64_t)i);
        paths[i] =
            arena_format(arena, "%s/model%llu.lua", options->folder, (unsigned long long)first + (unsigned)i);
        save(paths[i], generate_spec(arena, &choices[i]));
    }
    prove_specs(&options->prover, paths, count, verdicts);
    for (int i = 0; i < count; ++i) {
        ++counts->verdicts[verdicts[i]];
        unlink(paths[i]);
        if (!is_failure(verdicts[i]) || ++counts->failures > MOST_FAILURES) continue;
        show_failure(options, arena, &choices[i], first + (uint64_t)i, verdicts[i]);
    }
    arena_free(arena);
}

static void report(const Options *options, const Counts *counts)
{
    const Tally *tally = options->prover.tally;
    int all = 0;
    for (int v = 0; v < VERDICTS; ++v) all += counts->verdicts[v];
    printf("%d models of seed %llu: ", all, (unsigned long long)options->seed);
    for (int v = 0; v < VERDICTS; ++v)
        if (counts->verdicts[v]) printf("%d %s; ", counts->verdicts[v], verdict_names[v]);
    printf(
        "%ld tensors against the interpreter (worst %.2f of what is allowed for losses and gradients, %.2f for "
        "others), %ld to the bit, %ld edits of schedules, %ld slopes, %ld of them moved\n",
        tally->tensors, tally->worst[0], tally->worst[1], tally->bits, tally->edits, tally->differences,
        tally->moved);
}

static int prove_drawn(Options *options)
{
    Counts counts = {0};
    time_t end = time(NULL) + options->seconds;
    for (uint64_t n = 0; (options->seconds ? time(NULL) < end : n < (uint64_t)options->count);
         n += TOGETHER) {
        uint64_t left = (uint64_t)options->count - n, turn = (options->first + n) / TOGETHER;
        options->prover.march = march_of(options, turn);
        options->prover.optimize = optimize_of(options, turn);
        prove_models(options, options->first + n, options->seconds || left > TOGETHER ? TOGETHER : (int)left,
                     &counts);
        if (isatty(STDERR_FILENO)) fprintf(stderr, "\r%llu models", (unsigned long long)(n + TOGETHER));
        if (counts.failures > MOST_FAILURES) break;
    }
    if (isatty(STDERR_FILENO)) fprintf(stderr, "\r\033[K");
    report(options, &counts);
    /* a generator of models that nobody can judge proves nothing */
    int all = 0, idle = counts.verdicts[REFUSED] + counts.verdicts[UNFIT];
    for (int v = 0; v < VERDICTS; ++v) all += counts.verdicts[v];
    if (idle * 5 > all) printf("more than a fifth of them proves nothing\n");
    return counts.failures || idle * 5 > all;
}

static int print_drawn(const Options *options)
{
    for (uint64_t n = 0; n < (uint64_t)options->count; ++n) {
        Arena *arena = arena_new();
        Choices choices = choices_drawn(arena, options->seed, options->first + n);
        fputs(generate_spec(arena, &choices), stdout);
        arena_free(arena);
    }
    return 0;
}

static int prove_given(const Options *options)
{
    int failures = 0;
    for (int i = 0; i < options->spec_count; ++i) {
        Verdict verdict;
        Prover prover = options->prover;
        prover.march = march_of(options, 2), prover.optimize = optimize_of(options, 1);
        prove_specs(&prover, &options->specs[i], 1, &verdict);
        printf("%s: %s\n", options->specs[i], verdict_names[verdict]);
        failures += verdict != PROVED;
    }
    return failures > 0;
}

int main(int argc, char **argv)
{
    Options options = {.count = 200, .seed = 1, .shrink_seconds = SHRINK_SECONDS};
    options.prover = (Prover){.cc = getenv("GRADC_TEST_CC")};
    for (int s = 0; s < SCHEDULE_COUNT; ++s) options.prover.schedules[s] = true;
    if (argc == 2 && strcmp(argv[1], "--help") == 0) return fputs(usage, stdout) < 0;
    const char *wrong = read_options(argc, argv, &options);
    if (wrong) return misuse(wrong);
    if (options.print) return print_drawn(&options);
    options.prover.tally =
        mmap(NULL, sizeof(Tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const char *temporary = getenv("TMPDIR");
    Arena *arena = arena_new();
    char *folder = arena_format(arena, "%s/gradc-prover-XXXXXX", temporary ? temporary : "/tmp");
    if (options.prover.tally == MAP_FAILED || !mkdtemp(folder)) return perror(folder), 1;
    options.folder = folder;
    int failed = options.spec_count ? prove_given(&options) : prove_drawn(&options);
    rmdir(folder);
    arena_free(arena);
    return failed ? 1 : 0;
}
