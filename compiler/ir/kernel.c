/* The schedule: printing and verifying trees of loops. */
#include "ir/kernel.h"
#include "schedule/schedule.h"

static void print_loops(const Function *function, LoopId id, Text *text)
{
    static const char *const parts[] = {"init", "accumulate", "finish"};
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        const char *axis = loop->axis ? function->axes->at[loop->axis].name : "";
        int inner = loop->kind == LOOP_SEQUENCE ? 0 : 1;
        switch (loop->kind) {
        case LOOP_SEQUENCE: break;
        case LOOP_LOOP: text_add(text, "for %s %d..%d", axis, loop->from, loop->to); break;
        case LOOP_UNROLL: text_add(text, "unroll %s %d..%d", axis, loop->from, loop->to); break;
        case LOOP_VECTOR: text_add(text, "vector %s %d", axis, loop->to - loop->from); break;
        case LOOP_SLICES: text_add(text, "slice %s%s", axis, loop->tail ? " rest" : ""); break;
        case LOOP_LEAF:
            text_add(text, "%s %s", parts[loop->part], function->buffers.at[function->nests.at[loop->nest].defs.at[0].to.buffer].name);
            break;
        }
        if (loop->step > 1 && loop->kind != LOOP_VECTOR) text_add(text, " by %d", loop->step);
        if (loop->why) text_add(text, "    # %s", loop->why);
        if (inner) text_add(text, "\n");
        text->indent += inner;
        print_loops(function, loop->child, text);
        text->indent -= inner;
    }
}

void kernels_print(const Schedule *schedule, Text *text)
{
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        text_add(text, "%sfunction %s", f ? "\n" : "", function->role);
        if (function->batch) text_add(text, ", batch %d", function->batch);
        text_add(text, ": kernels %d\n", function->kernels.count);
        ++text->indent;
        for (int k = 0; k < function->kernels.count; ++k) {
            const Kernel *kernel = &function->kernels.at[k];
            text_add(text, "kernel %s    # %s\n", kernel->name, origin_text(function->origins, kernel->origins, kernel->origin_count));
            ++text->indent;
            text_add(text, "slices %d, %lld multiply-adds, %lld other operations, %lld bytes\n", kernel->slices,
                     (long long)kernel->products, (long long)kernel->elementwise, (long long)kernel->bytes);
            print_loops(function, kernel->root, text);
            --text->indent;
        }
        --text->indent;
    }
}

/* How many points of the nest a tree covers, by counting loops: every point once, or the schedule is wrong. */
static double covered(const Function *function, LoopId id, NestId nest, LeafPart part)
{
    double sum = 0;
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        if (loop->kind == LOOP_LEAF) {
            sum += loop->nest == nest && loop->part == part;
            continue;
        }
        double inside = covered(function, loop->child, nest, part);
        int points = loop->to - loop->from, turns = loop->step > 0 ? points / loop->step : 1;
        if (loop->kind == LOOP_SEQUENCE) turns = 1;
        if (loop->kind == LOOP_VECTOR) turns = points;
        if (loop->kind == LOOP_SLICES) { /* the rest of a slice is covered by its tail, of step 1 */
            turns = loop->tail ? 0 : points;
            inside /= loop->step;
        }
        sum += inside * turns;
    }
    return sum;
}

bool kernels_verify(const Schedule *schedule, Text *complaint)
{
    size_t before = complaint->length;
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        for (NestId id = 1; function->kernels.count && id < function->nests.count; ++id) {
            const Nest *nest = &function->nests.at[id];
            double outs = 1, points, done = 0, finished = 0;
            for (int i = 0; i < nest->outs; ++i)
                if (nest->out[i] != nest->slice_number) outs *= function->axes->at[nest->out[i]].extent;
            points = outs;
            for (int i = 0; i < nest->reduces; ++i) points *= function->axes->at[nest->reduce[i]].extent;
            for (int k = 0; k < function->kernels.count; ++k) {
                finished += covered(function, function->kernels.at[k].root, id, LEAF_FINISH);
                done += covered(function, function->kernels.at[k].root, id, LEAF_ACCUMULATE);
            }
            bool partial = nest->slice_number != 0; /* finished once a slice */
            if (finished != outs && !partial) text_add(complaint, "nest %s: %.0f of %.0f elements written\n", nest->name, finished, outs);
            if (nest->defs.at[0].combine && done != points)
                text_add(complaint, "nest %s: %.0f of %.0f points accumulated\n", nest->name, done, points);
        }
    }
    return complaint->length == before;
}
