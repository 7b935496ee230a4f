/* main.c: the program that gradc bench makes and becomes: this, the variants' C, the probe, and what the command line
 * said. */
#include "cpu.h"
#include "files.h"
#include "report.h"

#include <stdlib.h>
#include <unistd.h>

/* Defined in the C that gradc bench writes. */
extern const struct gradc_program *const gradc_bench_programs[];
extern const char *const gradc_bench_names[];
extern const int gradc_bench_threads[], gradc_bench_rounds;
extern const double gradc_bench_seconds;
extern const char *const gradc_bench_json, *const gradc_bench_clang;

static bool save(const char *json, const char *path, struct error *error)
{
    struct output_file file;
    if (!output_open(&file, path, error)) return false;
    fputs(json, file.stream);
    return output_commit(&file, error);
}

static bool measure(struct bench *bench, struct error *error)
{
    const struct gradc_program *program = bench->variants[0].model.program;
    const struct harness_note notes[] = {{"gradc", program->version},
                                         {"spec", program->spec},
                                         {"spec_sha256", program->spec_sha256},
                                         {"march", program->march},
                                         {"clang", gradc_bench_clang}};
    char *json = harness_run(bench->order, bench->order_count, notes, sizeof notes / sizeof *notes);
    if (!json) return error_set(error, "Google Benchmark did not run every row");
    report_print(bench, stdout);
    const bool saved = !gradc_bench_json || save(json, gradc_bench_json, error);
    free(json);
    return saved;
}

int main(void)
{
    struct error error = {0};
    struct bench bench = {0};
    bool fine = true;
    for (int i = 0; fine && gradc_bench_programs[i]; ++i)
        fine = cpu_check(gradc_bench_programs[i], cpu_feature, &error);
    cpu_flush_denormals();
    if (isatty(STDERR_FILENO)) fputs("finding out how often everything can be run ...", stderr);
    fine = fine &&
           bench_create(&bench, gradc_bench_programs, gradc_bench_names, gradc_bench_threads,
                        gradc_bench_rounds, gradc_bench_seconds, &error) &&
           measure(&bench, &error);
    bench_free(&bench);
    if (fine && (fflush(stdout) || ferror(stdout)))
        fine = error_set(&error, "cannot write to standard output");
    if (!fine) fprintf(stderr, "gradc bench: %s\n", error.text);
    return fine ? 0 : 1;
}
