/* Kernels: their decisions and trees of loops, printed; and verified. */
#include "schedule/schedule.h"
#include <math.h>

static void print_leaf(const Function *function, const Loop *loop, Text *text)
{
    static const char *const parts[] = {"init",     "resume",   "accumulate", "suspend",        "finish",
                                        "prefetch", "prefetch", "keep",       "late finish of", "drain",
                                        "all of",   "clear",    "visit",      "close"};
    const Nest *nest = &function->nests.at[loop->nest];
    const bool only = loop->part == LEAF_PREFETCH || loop->part == LEAF_SHARE;
    text_add(text, "%s %s", parts[loop->part], nest_label(function, nest));
    for (int i = 0; i < loop->ahead.count; ++i) {
        const Ahead *ahead = &loop->ahead.at[i];
        const char *before = i ? "," : only ? ":" : ", fetching";
        text_add(text, "%s %s ", before, function->buffers.at[ahead->access->buffer].name);
        if (ahead->distance)
            text_add(text, "%lld elements ahead", (long long)ahead->distance);
        else
            text_add(text, "of the tile that waits next");
        if (ahead->lines) text_add(text, ", %d line%s a tile", ahead->lines, ahead->lines > 1 ? "s" : "");
    }
    const bool fetches = loop->part == LEAF_PREFETCH || loop->part == LEAF_ACCUMULATE;
    if (fetches && loop->axis) text_add(text, ", a row at a time");
}

/* Each line begins with a bar: it is shown, and not read again. */
static void print_loops(const Function *function, LoopId id, int depth, Text *text)
{
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        const char *axis = loop->axis ? function->axes->at[loop->axis].name : "";
        if (loop->kind != LOOP_SEQUENCE) {
            text_add(text, "| %*s", 4 * depth, "");
            switch (loop->kind) {
            case LOOP_SEQUENCE: break;
            case LOOP_LOOP: text_add(text, "for %s %d..%d", axis, loop->from, loop->to); break;
            case LOOP_UNROLL: text_add(text, "unroll %s %d..%d", axis, loop->from, loop->to); break;
            case LOOP_VECTOR: text_add(text, "vector %s %d", axis, loop->to - loop->from); break;
            case LOOP_SLICES: text_add(text, "slice %s%s", axis, loop->tail ? " rest" : ""); break;
            case LOOP_LEAF: print_leaf(function, loop, text); break;
            }
            if (loop->step > 1 && loop->kind != LOOP_VECTOR && loop->kind != LOOP_LEAF)
                text_add(text, " by %d", loop->step);
            if (loop->copies) text_add(text, ", in %d copies", loop->copies);
            text_add(text, "\n");
        }
        print_loops(function, loop->child, depth + (loop->kind != LOOP_SEQUENCE), text);
    }
}

static void print_records(const Records *records, Text *text)
{
    for (int i = 0; i < records->count; ++i) {
        const Record *record = &records->at[i];
        if (record->decision) text_add(text, "%s%s", record->decision, record->comment ? "    " : "\n");
        if (record->comment) text_add(text, "# %s\n", record->comment);
    }
}

static void print_kernel(const Function *function, const Kernel *kernel, Text *text)
{
    text_add(text, "kernel %s    # %s\n", kernel->name, kernel_origin_text(function, kernel));
    ++text->indent;
    text_add(text, "# slices %d, %lld multiply-adds, %lld other operations, %lld bytes", kernel->slices,
             (long long)kernel->products, (long long)kernel->elementwise, (long long)kernel->bytes);
    text_add(text, kernel->stack ? ", %lld bytes of its own\n" : "\n", (long long)kernel->stack);
    for (int i = 0; i < kernel->nests.count; ++i)
        print_records(&function->nests.at[kernel->nests.at[i]].records, text);
    print_loops(function, kernel->root, 0, text);
    --text->indent;
}

void kernels_print(const Schedule *schedule, Text *text)
{
    text_add(text, "schedule %s for %s, %d slices\n", schedule_names[schedule->kind], schedule->target->march,
             schedule->slices);
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        text_add(text, "\nfunction %s", function->role);
        if (function->batch) text_add(text, "_%d", function->batch);
        text_add(text, "    # kernels %d\n", function->kernels.count);
        ++text->indent;
        print_records(&function->records, text);
        for (int k = 0; k < function->kernels.count; ++k)
            print_kernel(function, &function->kernels.at[k], text);
        --text->indent;
    }
}

/* How many points of each nest a tree covers, by counting loops: every point once, or the schedule is wrong. A partial result
 * is written by each of the slices; `sliced`: a loop over them is around here. */
static void count_points(const Function *function, const Kernel *kernel, LoopId id, double often, bool sliced,
                         double *finished, double *accumulated)
{
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        double points = loop->to - loop->from, turns = 1;
        switch (loop->kind) {
        case LOOP_LEAF:
            if (loop->part == LEAF_FINISH || loop->part == LEAF_KEEP)
                finished[loop->nest] +=
                    function->nests.at[loop->nest].slice_number && sliced ? often / kernel->slices : often;
            if (loop->part == LEAF_ACCUMULATE) accumulated[loop->nest] += often;
            break;
        case LOOP_SEQUENCE: break;
        case LOOP_VECTOR: turns = points; break;
        case LOOP_LOOP:
        case LOOP_UNROLL: turns = points / loop->step; break;
        case LOOP_SLICES:
            turns = loop->tail ? 0 : points / loop->step;
            break; /* a tail is of its elder's points */
        }
        const bool inside = sliced || loop->kind == LOOP_SLICES;
        count_points(function, kernel, loop->child, often * turns, inside, finished, accumulated);
    }
}

static bool whole_nests(const Function *function, LoopId id)
{
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        if ((loop->kind == LOOP_LEAF && loop->part >= LEAF_NEST) || whole_nests(function, loop->child))
            return true;
    }
    return false;
}

static void verify_function(const Function *function, Text *complaint)
{
    double *finished = ARENA_ARRAY(complaint->arena, double, function->nests.count);
    double *accumulated = ARENA_ARRAY(complaint->arena, double, function->nests.count);
    for (int k = 0; k < function->kernels.count; ++k)
        if (whole_nests(function, function->kernels.at[k].root))
            return; /* `tile` has yet to go through their points */
    for (int k = 0; k < function->kernels.count; ++k)
        count_points(function, &function->kernels.at[k], function->kernels.at[k].root, 1, false, finished,
                     accumulated);
    for (NestId id = 1; function->kernels.count && id < function->nests.count; ++id) {
        const Nest *nest = &function->nests.at[id];
        double outs = 1, points;
        for (int i = 0; i < nest->outs; ++i)
            if (nest->out[i] != nest->slice_number) outs *= function->axes->at[nest->out[i]].extent;
        points = outs;
        for (int i = 0; i < nest->reduces; ++i) points *= function->axes->at[nest->reduce[i]].extent;
        bool held = nest->held.buffer ==
                    nest->defs.at[0].to.buffer; /* its result is what is held: nothing is closed */
        if (!held && fabs(finished[id] - outs) > 1e-6 * outs)
            text_add(complaint, "nest %s: %.0f of %.0f elements written\n", nest->name, finished[id], outs);
        if (nest->combine && fabs(accumulated[id] - points) > 1e-6 * points)
            text_add(complaint, "nest %s: %.0f of %.0f points accumulated\n", nest->name, accumulated[id],
                     points);
    }
}

bool kernels_verify(const Schedule *schedule, Text *complaint)
{
    size_t before = complaint->length;
    for (int f = 0; f < schedule->functions.count; ++f)
        verify_function(&schedule->functions.at[f], complaint);
    return complaint->length == before;
}
