# docs/adding-an-op.md holds what it says: its patches, applied to a copy of the tree with no other file touched, give
# two ops that are differentiated, interpreted, emitted and tested.
# timeout: 240
set -euo pipefail
cd "$GRADC_TEST_TMP"
page=$SOURCE_DIR/docs/adding-an-op.md
die() {
    echo "FAILED: $*"
    exit 1
}

# ---- the copy and the patch
mkdir tree
(cd "$SOURCE_DIR" && tar cf - CMakeLists.txt compiler runtime models tests) | tar xf - -C tree
awk '/^```diff$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$page" >page.patch
awk '/^<!-- spec: running.lua / { wanted = 1 } wanted && /^```lua$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' \
    "$page" >running.lua
[[ -s running.lua ]] || die 'the page has no spec running.lua'
patch -d tree -p1 --no-backup-if-mismatch <page.patch

# ---- the judge: the interpreter on the graph of the training step, run as a test of the copy
cat >tree/tests/judge.c <<'C'
/* Evaluates the training step of a spec, whose variables but the kernel start at zero, and prints loss and kernel. */
#include "graph/pass.h"
#include "pipeline.h"
#include <stdio.h>
#include <string.h>

int main(int count, char **words)
{
    Compiler *c = compiler_new(&(Request){.spec = words[count - 1]});
    if (!pipeline_run(c, pass_by_name("simplify"))) return 1;
    const TracedFunction *train = NULL;
    for (int i = 0; i < c->program->functions.count; ++i)
        if (!strcmp(c->program->functions.at[i].role, "train")) train = &c->program->functions.at[i];
    if (!train) return 1;
    const double *inputs[8] = {0}, *variables[32] = {0};
    for (int i = 0; i < train->graph->inputs.count; ++i)
        if (!strncmp(train->graph->inputs.at[i].name, "field", 5)) inputs[i] = c->program->train->fields.at[i].data;
    for (int i = 0; i < c->program->variables.count; ++i) {
        const Variable *variable = &c->program->variables.at[i];
        double *start = ARENA_ARRAY(c->arena, double, type_elements(&variable->type));
        for (int k = 0; k < type_elements(&variable->type) && strstr(variable->name, "kernel"); ++k) start[k] = 1;
        variables[i] = start;
    }
    const double **values = interpret(c->arena, train->graph, (Given){inputs, variables});
    printf("loss %.6f kernel", *values[train->graph->outputs.at[0].node]);
    for (int i = 0; i < train->graph->assigns.count; ++i) {
        const Node *assign = graph_node(train->graph, train->graph->assigns.at[i]);
        if (!strstr(assign->name, "kernel")) continue;
        for (int k = 0; k < 3; ++k) printf(" %.6f", values[train->graph->assigns.at[i]][k]);
    }
    printf("\n");
    compiler_free(c);
    return 0;
}
C

# ---- the build: without optimisation, and only what is needed
targets=(gradc test_judge)
[[ ! -f tree/tests/ops.c ]] || targets+=(test_ops)
generator=()
if command -v ninja >/dev/null; then generator=(-G Ninja); fi
cmake -S tree -B build "${generator[@]}" -DCMAKE_C_COMPILER="$GRADC_TEST_CC" -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS=-O0 -DBUILD_TESTING=ON --log-level=ERROR >/dev/null
cmake --build build --parallel 2 --target "${targets[@]}" >built 2>&1 || {
    tail -n 40 built
    die 'the patched tree does not build'
}
gradc=$PWD/build/bin/gradc

# ---- differentiated: cumsum backward reads the other way; the difference has its factor of 2
"$gradc" emit --stage=graph running.lua >graph
grep -q 'squared_difference %' graph || die 'squared_difference is not in the graph'
grep -q 'cumsum %[0-9]* number 1 axes 0' graph || die 'cumsum is not in the graph'
grep -q 'cumsum %[0-9]* number 1 axes 1 .* backward' graph || die 'cumsum is not differentiated'
grep -q 'gradient_tape/.*squared_difference.* backward' graph || die 'squared_difference is not differentiated'

# ---- interpreted
judge=$(find build -name test_judge -type f -perm -u+x)
wanted='loss 8.166667 kernel 0.200000 0.300000 0.566667'
got=$("$judge" running.lua)
[[ $got == "$wanted" ]] || die "the interpreter gives: $got; by hand it is: $wanted"

# ---- emitted: the C of both schedules trains to the same numbers, and is free of warnings
for schedule in naive unfused; do
    "$gradc" build running.lua --schedule=$schedule -o $schedule --cc "$GRADC_TEST_CC" --save-temps
    grep -q 'squared_difference' $schedule.c && grep -q 'cumsum' $schedule.c || die "the C of $schedule lacks an op"
    "$GRADC_TEST_CC" -std=c17 -Wall -Wextra -Werror -fsyntax-only $schedule.c
    ./$schedule --steps 1 --quiet --log log --log-every 1 --save weights >/dev/null
    loss=$(sed -n 's/.*"step": 1, "loss": \([0-9.]*\).*/\1/p' log)
    kernel=$(tail -c 12 weights | od -An -tf4)
    got=$(printf 'loss %.6f kernel %.6f %.6f %.6f' "$loss" $kernel)
    [[ $got == "$wanted" ]] || die "the C of $schedule gives: $got; by hand it is: $wanted"
done

# ---- tested: the test that loops over the op table passes with the new rows, and not with a gradient that is wrong
if [[ -f tree/tests/ops.c ]]; then
    ops=$(find build -name test_ops -type f -perm -u+x)
    (cd tree/tests && "$OLDPWD/$ops") >ops.out 2>&1 || {
        tail -n 40 ops.out
        die 'tests/ops.c does not pass with the new rows'
    }
    sed -i '/^SCALAR(squared_difference/s/op_number(B, y, 2)/op_number(B, y, 3)/' tree/compiler/ops/ops.def
    cmake --build build --parallel 2 --target test_ops >built 2>&1 || die 'the tree with a wrong gradient does not build'
    if (cd tree/tests && "$OLDPWD/$ops") >ops.out 2>&1; then die 'tests/ops.c does not see that a gradient is wrong'; fi
fi

# ---- an error of its own
sed 's/cumsum(1)/cumsum(2)/' running.lua >wrong.lua
if "$gradc" check wrong.lua >out 2>&1; then die 'cumsum(2) of a matrix is not refused'; fi
grep -q '^wrong.lua:[0-9]*:.*axis 2' out || die "cumsum(2) of a matrix: $(cat out)"
echo "both ops work: $wanted"
