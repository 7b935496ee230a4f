/* report.c: what gradc bench prints when all has been measured: medians, ratios, kernels, verdicts. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 34, TIME_WIDTH = 12, RATIO_WIDTH = 9 };

static const double shown_share = 0.02; /* of a step: kernels below are told together */
static const double quiet_share = 0.8;  /* of their time, that threads had to themselves */

static const struct group *group_at(const struct bench *bench, int team, int variant)
{
    return &bench->groups[team * bench->variant_count + variant];
}

/* Of the kinds of which a group has one. */
static const struct harness_row *row_of(const struct group *group, enum row_kind kind)
{
    for (int i = 0; i < group->row_count; ++i)
        if (group->rows[i].kind == kind) return &group->rows[i].harness;
    return NULL;
}

static const char *schedule_of(const struct group *group) { return group->variant->name; }

static const char *time_text(double seconds, char text[32])
{
    const double scaled = seconds < 1e-3 ? 1e6 * seconds : 1e3 * seconds;
    snprintf(text, 32, "%.*f %s",
             scaled < 10    ? 2
             : scaled < 100 ? 1
                            : 0,
             scaled, seconds < 1e-3 ? "us" : "ms");
    return text;
}

static const char *plural(int threads) { return threads == 1 ? "" : "s"; }

/* ---- the machine ---- */

static int by_multiply_adds(const void *a, const void *b)
{
    const double x = ((const struct speed *)a)->multiply_adds, y = ((const struct speed *)b)->multiply_adds;
    return (x > y) - (x < y);
}

static int by_bytes(const void *a, const void *b)
{
    const double x = ((const struct speed *)a)->bytes, y = ((const struct speed *)b)->bytes;
    return (x > y) - (x < y);
}

static int by_disturbance(const void *a, const void *b)
{
    const double x = ((const struct speed *)a)->undisturbed, y = ((const struct speed *)b)->undisturbed;
    return (x > y) - (x < y);
}

static const struct speed *median_by(const struct team *team, int (*compare)(const void *, const void *))
{
    qsort(team->speeds, (size_t)team->speed_count, sizeof *team->speeds, compare);
    return &team->speeds[team->speed_count / 2];
}

static void print_machine(const struct team *team, FILE *out)
{
    if (!team->speed_count) return;
    fprintf(out, "%d thread%s: at most %.0f GFLOP/s of multiply-adds", team->threads, plural(team->threads),
            2e-9 * median_by(team, by_multiply_adds)->multiply_adds);
    fprintf(out, " and %.1f GB/s of memory", 1e-9 * median_by(team, by_bytes)->bytes);
    const double undisturbed = median_by(team, by_disturbance)->undisturbed;
    if (undisturbed < quiet_share)
        fprintf(out, "; note: other work on this machine took %.0f %% of their time",
                100 * (1 - undisturbed));
    fputc('\n', out);
}

/* ---- variants side by side ---- */

static void print_line(const struct bench *bench, int team, enum row_kind kind, const char *name, FILE *out)
{
    char label[NAME_WIDTH + 1], text[32];
    const struct harness_row *first = row_of(group_at(bench, team, 0), kind);
    const int threads = bench->teams[team].threads;
    if (!first) return;
    snprintf(label, sizeof label, "%s, %d thread%s", name, threads, plural(threads));
    fprintf(out, "%-*s", NAME_WIDTH, label);
    for (int i = 0; i < bench->variant_count; ++i) {
        const struct harness_row *row = row_of(group_at(bench, team, i), kind);
        fprintf(out, "%*s", TIME_WIDTH, time_text(row->median.seconds, text));
        if (i)
            fprintf(out, "%*.2fx", RATIO_WIDTH - 1, row->median.seconds / first->median.seconds);
        else
            fprintf(out, "%*s", RATIO_WIDTH, "");
    }
    fputc('\n', out);
}

static void print_variants(const struct bench *bench, FILE *out)
{
    static const struct {
        enum row_kind kind;
        const char *name;
    } lines[] = {{ROW_TRAIN, "training step"}, {ROW_TEST, "evaluation"}, {ROW_INPUT, "input pipeline"}};
    fprintf(out, "\n%-*s", NAME_WIDTH, "");
    for (int i = 0; i < bench->variant_count; ++i)
        fprintf(out, "%*s%*s", TIME_WIDTH, schedule_of(group_at(bench, 0, i)), RATIO_WIDTH, "");
    fputc('\n', out);
    for (size_t line = 0; line < sizeof lines / sizeof *lines; ++line)
        for (int team = 0; team < bench->team_count; ++team)
            print_line(bench, team, lines[line].kind, lines[line].name, out);
}

/* ---- the kernels of one ---- */

static void print_shares(const struct harness_row *row, FILE *out)
{
    if (row->products > 0)
        fprintf(out, "%8.0f %%", 100 * row->median.product_share);
    else
        fprintf(out, "%10s", "");
    if (row->bytes > 0) fprintf(out, "%9.0f %%", 100 * row->median.byte_share);
    fputc('\n', out);
}

static void print_kernels(const struct group *group, FILE *out)
{
    char text[32];
    double whole = 0, rest = 0;
    int others = 0;
    for (int i = 0; i < group->row_count; ++i)
        if (group->rows[i].kind == ROW_KERNEL) whole += group->rows[i].harness.median.seconds;
    fprintf(out, "\n%s, %d thread%s: kernels of the training step\n%-*s%12s%10s%10s%11s\n",
            schedule_of(group), group->team->threads, plural(group->team->threads), NAME_WIDTH, "", "",
            "of step", "FMA peak", "bandwidth");
    for (int i = 0; i < group->row_count; ++i) {
        const struct harness_row *row = &group->rows[i].harness;
        if (group->rows[i].kind != ROW_KERNEL) continue;
        if (row->median.seconds < shown_share * whole) {
            rest += row->median.seconds, ++others;
            continue;
        }
        fprintf(out, "%-*s%12s%8.1f %%", NAME_WIDTH, group->variant->train->phases[group->rows[i].phase].name,
                time_text(row->median.seconds, text), 100 * row->median.seconds / whole);
        print_shares(row, out);
    }
    if (others)
        fprintf(out, "%d other%-*s%12s%8.1f %%\n", others, NAME_WIDTH - 6 - (others > 9) - (others > 99),
                plural(others), time_text(rest, text), 100 * rest / whole);
}

static void print_slices(const struct group *group, FILE *out)
{
    char text[32];
    if (!row_of(group, ROW_SLICES)) return;
    fprintf(out, "\n%s, 1 thread: kernels above 1 MFLOP, each slice repeated in cache\n%-*s%12s%10s%10s\n",
            schedule_of(group), NAME_WIDTH, "", "", "slice", "FMA peak");
    for (int i = 0; i < group->row_count; ++i) {
        const struct harness_row *row = &group->rows[i].harness;
        if (group->rows[i].kind != ROW_SLICES) continue;
        const struct gradc_phase *phase = &group->variant->train->phases[group->rows[i].phase];
        fprintf(out, "%-*s%12s%7.0f KB%8.0f %%\n", NAME_WIDTH, phase->name,
                time_text(row->median.seconds, text), 1e-3 * (double)phase->bytes / phase->slices,
                100 * row->median.product_share);
    }
}

void report_print(const struct bench *bench, FILE *out)
{
    int most = 0; /* threads */
    for (int i = 1; i < bench->team_count; ++i)
        if (bench->teams[i].threads > bench->teams[most].threads) most = i;
    const struct gradc_program *program = bench->programs[0];
    fprintf(out, "%s, batch %d, C for %s: medians of %d round%s, in which the variants take turns\n",
            program->name, bench->train.length, program->march, bench->rounds, plural(bench->rounds));
    for (int i = 0; i < bench->team_count; ++i) print_machine(&bench->teams[i], out);
    print_variants(bench, out);
    for (int i = 0; i < bench->variant_count; ++i) {
        print_kernels(group_at(bench, most, i), out);
        print_slices(group_at(bench, 0, i), out);
    }
    fprintf(out, "\nthe training step with %d thread%s\n", bench->teams[most].threads,
            plural(bench->teams[most].threads));
    for (int i = 0; i < bench->variant_count; ++i) {
        const struct harness_row *row = row_of(group_at(bench, most, i), ROW_TRAIN);
        fprintf(out, "%s: %.0f %% of FMA peak, %.0f %% of memory bandwidth\n",
                schedule_of(group_at(bench, most, i)), 100 * row->median.product_share,
                100 * row->median.byte_share);
    }
}
