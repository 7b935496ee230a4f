# gradc bench: the rows and their names, Google Benchmark's JSON, the table and the verdicts, and what it says where it
# cannot measure. No time is asserted, here least of all.
# timeout: 300
set -uo pipefail
cd "$GRADC_TEST_TMP"
export TMPDIR=$GRADC_TEST_TMP/tmp
mkdir "$TMPDIR"
failures=0
complain() { echo "FAILED: $*"; failures=$((failures + 1)); }
quick=(--rounds 2 --min-time 0)
mlp=$SOURCE_DIR/models/mnist_mlp.lua xor=$SOURCE_DIR/models/xor.lua
names() { jq -r '.benchmarks[] | select(.run_type == "iteration") | .name' "$1" | sort -u; }

# fails CODE TEXT COMMAND...: the exit code, and what standard error says; nothing is left behind.
fails() {
    local code=$1 text=$2
    shift 2
    "$@" >out 2>err </dev/null
    local got=$?
    ((got == code)) || complain "exit code $got, not $code: $*"
    grep -qF -- "$text" err || { complain "'$text' is not said by: $*"; cat out err; }
    [[ -z $(ls -A "$TMPDIR") ]] || complain "left in TMPDIR by: $*: $(ls "$TMPDIR")"
}

# ---- two schedules of a small model, with batches of 7
"$GRADC" bench "$mlp" --compare=unfused,naive "${quick[@]}" --threads 2,1 -D train=70 -D test=14 -D batch=7 \
    --json mlp.json >table 2>err || { complain 'bench fails'; cat table err; }
[[ ! -s err ]] || { complain 'bench is not silent on standard error'; cat err; }
[[ -z $(ls -A "$TMPDIR") ]] || complain "left in TMPDIR: $(ls "$TMPDIR")"
jq -e . mlp.json >/dev/null || complain 'no JSON'

# Its rows are those of the C.
for schedule in unfused naive; do
    "$GRADC" emit "$mlp" --schedule=$schedule -D train=70 -D test=14 -D batch=7 -o $schedule.c 2>err
    for threads in 1 2; do
        for row in train_step evaluation input_pipeline; do echo "mnist_mlp/$row/$schedule/threads:$threads"; done
        sed -n '/gradc_phase train_7_phases/,/^};/s/^    {"\([^"]*\)".*/\1/p' $schedule.c |
            sed "s,.*,mnist_mlp/kernel/&/$schedule/threads:$threads,"
    done
done >wanted
(($(grep -c /kernel/ wanted) > 40)) || complain 'the kernels are not found in the C'
names mlp.json | grep -v /slices/ | diff - <(sort wanted) || complain 'rows that are not those of the C'

# Counters, turns and medians.
jq -e '[.benchmarks[] | select(.run_type == "iteration")] | group_by(.name) |
    all(map(.repetition_index) == [0, 1] and all(.repetitions == 2 and .iterations > 0 and .real_time > 0))' \
    mlp.json >/dev/null || complain 'not every row was run in two rounds'
jq -e '[.benchmarks[] | select(.run_type == "aggregate")] as $medians | ($medians | length) > 40 and
    ($medians | all(.aggregate_name == "median" and .name == .run_name + "_median"))' mlp.json >/dev/null ||
    complain 'medians'
jq -e '.benchmarks | group_by(.run_name) | all((map(select(.run_type == "iteration").real_time) | add / 2) as $middle |
    map(select(.run_type == "aggregate").real_time)[0] / $middle - 1 | fabs < 1e-6)' mlp.json >/dev/null ||
    complain 'the median of two is not their middle'
jq -e '[.benchmarks[] | select(.name | test("/train_step/"))] |
    all(.flops > 0 and .bytes > 0 and .fma_peak_share > 0 and .bandwidth_share > 0)' mlp.json >/dev/null ||
    complain 'a training step without counters'
# Work is work, whoever does it: products a second times seconds are those of the table, twice each.
products=$(sed -n '/gradc_phase train_7_phases/,/^};/s/^    {"[^"]*", [^,]*, [0-9]*, \([0-9]*\), .*/\1/p' unfused.c | paste -sd+)
jq -e --argjson flop $((2 * (products))) '[.benchmarks[] |
    select(.run_type == "iteration" and (.name | test("/train_step/unfused/"))) | .flops * .real_time * 1e-9 / $flop - 1 |
    fabs] | length == 4 and max < 1e-6' mlp.json >/dev/null || complain 'flops are not the products of the C'
jq -e '.context | .gradc and .spec == "mnist_mlp.lua" and .march and .clang and .num_cpus' mlp.json >/dev/null ||
    complain 'the context'

# ---- the table
grep -q '^mnist_mlp, batch 7, C for .*: medians of 2 rounds' table || complain 'the title'
grep -Eq '^ +unfused +naive *$' table || complain 'the columns'
for row in 'training step' evaluation 'input pipeline'; do
    for threads in '1 thread' '2 threads'; do
        grep -Eq "^$row, $threads  +[0-9.]+ [um]s +[0-9.]+ [um]s +[0-9.]+x\$" table || complain "no line of $row, $threads"
    done
done
grep -q '^unfused, 2 threads: kernels of the training step' table || complain 'no kernels of unfused'
for schedule in unfused naive; do
    grep -Eq "^$schedule: [0-9]+ % of FMA peak, [0-9]+ % of memory bandwidth\$" table || complain "no verdict on $schedule"
done
((failures == 0)) || cat table

# ---- kernels above a million operations, slice by slice; a spec without tests; standard input; one schedule
"$GRADC" bench "$mlp" --schedule=unfused "${quick[@]}" --threads 2 -D train=64 -D test=32 --json big.json >table 2>err ||
    { complain 'bench of one schedule'; cat table err; }
names big.json | grep -qx 'mnist_mlp/slices/[A-Za-z0-9_]*/unfused/threads:1' || complain 'no row of slices'
names big.json | grep /slices/ | grep -v '/threads:1$' && complain 'slices with several threads'
grep -q 'each slice repeated in cache' table || complain 'no table of slices'
# ---- a schedule that was edited goes by the name of its file
"$GRADC" emit "$xor" --march=native --stage=kernels >first.schedule 2>err || complain 'emit fails'
sed 's/^schedule .*/& /' first.schedule >second.schedule
"$GRADC" bench "$xor" --compare=first.schedule,second.schedule,fused "${quick[@]}" --threads 1 --json files.json \
    >table 2>err || { complain 'bench fails with files'; cat table err; }
names files.json | grep -qx 'xor/train_step/first/threads:1' || complain 'no row is named by the first file'
names files.json | grep -qx 'xor/train_step/second/threads:1' || complain 'no row is named by the second file'

cat "$xor" | "$GRADC" bench - --compare=naive,unfused "${quick[@]}" --threads 1 --json xor.json >table 2>err ||
    { complain 'bench of standard input'; cat table err; }
names xor.json | grep -q /evaluation/ && complain 'an evaluation of a spec that has none'
names xor.json | grep -q '/train_step/naive/threads:1$' || complain 'rows of standard input'
grep -q '^naive: ' table || complain 'no verdict on standard input'

# ---- what cannot be measured
fails 1 'cannot read' "$GRADC" bench no/such/spec.lua
fails 1 'no/such' "$GRADC" bench "$xor" --json no/such/folder/x.json
fails 1 'no-such-clang' "$GRADC" bench "$xor" --cc no-such-clang
fails 1 'error' "$GRADC" bench "$SOURCE_DIR/models/mnist_expert_seed.lua" -Werror
TMPDIR=$PWD/not/there "$GRADC" bench "$xor" >out 2>err && complain 'a TMPDIR that is not there'
grep -q 'TMPDIR' err || complain 'TMPDIR is not named'
mkdir fake
printf '#!%s\n[[ $1 == --version ]] && echo "clang version 99.1.2" && exit\necho "model.c:1:1: error: odd"\nexit 1\n' \
    "$(command -v bash)" >fake/clang-odd
chmod +x fake/clang-odd
fails 1 'error: odd' "$GRADC" bench "$xor" --cc fake/clang-odd --json never.json
[[ ! -e never.json ]] || complain 'a JSON of nothing'
"$GRADC" bench "$xor" "${quick[@]}" --threads 1 >/dev/full 2>err && complain 'a full disk is not noticed'

# Ended while Clang runs, it leaves nothing either.
"$GRADC" bench "$SOURCE_DIR/models/mnist_expert.lua" --compare=naive >out 2>err &
ended=$!
for ((i = 0; i < 600 && $(find "$TMPDIR" -name '*.o*' | wc -l) == 0; i++)); do sleep 0.01; done
kill -TERM $ended
wait $ended
(($? == 143)) || { complain 'SIGTERM is not its end'; cat err; }
[[ -z $(ls -A "$TMPDIR") ]] || complain "left in TMPDIR when ended: $(find "$TMPDIR")"

# ---- gradc built without Google Benchmark
mkdir -p other/bin other/lib/gradc
cp "$GRADC" other/bin/gradc
cp "$BINARY_DIR"/lib/gradc/*.a other/lib/gradc
other/bin/gradc bench "$xor" "${quick[@]}" --threads 1 >out 2>err || { complain 'a gradc that was moved'; cat err; }
rm other/lib/gradc/libgradc_bench.a
fails 1 'libbenchmark-dev' other/bin/gradc bench "$xor"
other/bin/gradc build "$xor" -o xor 2>err || { complain 'without the benchmark nothing is built'; cat err; }

((failures == 0)) && echo 'all fine'
exit $((failures > 0))
