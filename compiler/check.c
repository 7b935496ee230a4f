/* gradc check: the diagnostics of every pass, and proofs of the C that comes out, one line a comparison. */
#include "check/check.h"
#include "clang.h"
#include "command.h"
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where the claims go, and what is shown of the waiting. */
typedef struct {
    bool json, terminal, shown; /* a notice stands on the terminal */
    double started;
    int claims, failed;
} Report;

static void add_count(Text *text, int count, const char *what)
{
    if (count)
        text_add(text, "%s %d %s%s", text->at[text->length - 1] == ':' ? "" : ",", count, what,
                 count == 1 ? "" : "s");
}

/* "SPEC: 1 warning", or that all is fine. False, and printed why, where it cannot be written. */
static bool print_counts(const Options *options, const Compiler *compiler)
{
    const Diagnostics *diagnostics = &compiler->diagnostics;
    int errors = diag_errors(diagnostics), warnings = 0;
    for (int i = 0; i < diagnostics->list.count; ++i) {
        const Diagnostic *one = &diagnostics->list.at[i];
        warnings += one->severity == DIAG_WARNING && !diagnostics->fatal[one->warning] &&
                    !diagnostics->disabled[one->warning];
    }
    Text line = text_new(compiler->arena);
    text_add(&line, "%s:", options->operand);
    add_count(&line, errors, "error");
    add_count(&line, warnings, "warning");
    text_add(&line, "%s\n", errors + warnings ? "" : " fine");
    const char *failed = text_save(&line, "-");
    if (failed) command_fail(options, 0, "standard output: %s", failed);
    return !failed;
}

/* Claims ---------------------------------------------------------------------------------------------------------- */

static void clear_notice(Report *report)
{
    if (report->shown) fputs("\r\033[K", stderr);
    report->shown = false;
}

static void show_progress(void *context, const char *what)
{
    Report *report = context;
    if (!report->terminal || command_now() - report->started < 1) return;
    clear_notice(report);
    fprintf(stderr, "%.70s ...", what);
    report->shown = true;
}

/* JSON has no infinity: it is a string there. */
static json_t *number(double value) { return isfinite(value) ? json_real(value) : json_string("inf"); }

static void print_json(const Claim *claim)
{
    json_t *object = json_pack("{s:s, s:s, s:s, s:I, s:i, s:o, s:o, s:b}", "function", claim->function,
                               "proof", claim->proof, "what", claim->what, "compared",
                               (json_int_t)claim->count, "moved", claim->moved, "worst", number(claim->worst),
                               "allowed", number(claim->allowed), "holds", claim->holds);
    if (object && claim->note) json_object_set_new(object, "note", json_string(claim->note));
    if (object) json_dumpf(object, stdout, JSON_REAL_PRECISION(4));
    putchar('\n');
    json_decref(object);
}

static void print_text(const Claim *claim)
{
    char worst[24];
    if (claim->allowed > 0)
        snprintf(worst, sizeof worst, "%7.1e of %.0e", claim->worst, claim->allowed);
    else
        snprintf(worst, sizeof worst, claim->holds ? "equal" : "not equal");
    printf("  %-9s %-11s %-44s %9lld compared: %s", claim->function, claim->proof, claim->what,
           (long long)claim->count, worst);
    if (claim->moved) printf(", %d times moved from a kink", claim->moved);
    printf("%s\n", claim->holds ? "" : "  WRONG");
    if (claim->note) printf("    %s\n", claim->note);
}

static void see_claim(void *context, const Claim *claim)
{
    Report *report = context;
    clear_notice(report);
    ++report->claims, report->failed += !claim->holds;
    if (report->json)
        print_json(claim);
    else
        print_text(claim);
    fflush(stdout);
}

static bool prove_all(const Options *options)
{
    Report report = {.started = command_now(), .terminal = isatty(STDERR_FILENO)};
    report.json = options->error_format && strcmp(options->error_format, "json") == 0;
    Clang clang;
    const char *failed = clang_find(options->arena, options->cc, &clang);
    if (failed) return command_fail(options, 0, "%s; --lint looks for mistakes alone", failed), false;
    Request request = command_request(options);
    request.prefix = "gradc_proof"; /* a spec's name may be one of the C's own */
    Proof proof = {.request = request, .clang = &clang, .context = &report};
    proof.claim = see_claim, proof.progress = show_progress;
    bool fine = prove(&proof);
    clear_notice(&report);
    double taken = command_now() - report.started;
    if (!fine)
        command_fail(options, 0, "%s: the C is not proven: %d of %d comparisons fail", options->operand,
                     report.failed, report.claims);
    else if (!report.json)
        printf("%s: proven, %d comparisons in %.1f s\n", options->operand, report.claims, taken);
    if (!fflush(stdout) && !ferror(stdout)) return fine;
    return command_fail(options, 0, "standard output: %s", strerror(errno)), false;
}

int check_command(const Options *options)
{
    Compiler *compiler;
    bool fine = command_run_passes(options, &compiler, NULL);
    command_print_diagnostics(options, compiler);
    bool json = options->error_format && strcmp(options->error_format, "json") == 0;
    if (!json) fine &= print_counts(options, compiler);
    fine &= !diag_errors(&compiler->diagnostics);
    compiler_free(compiler);
    if (fine && !options->lint) fine = prove_all(options);
    return fine ? EXIT_FINE : EXIT_ERRORS;
}
