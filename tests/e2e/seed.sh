# The seed as printed: gradc warns at its line, and the program prints the tutorial's line with Python's numbers.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
seed=$SOURCE_DIR/models/mnist_expert_seed.lua

# ---- gradc check and gradc build warn with file, line and the fix, and go on
line=$(grep -n 'Dense { 10, activation = "relu" }' "$seed" | cut -d: -f1)
for command in check "build --march=x86-64-v3 -D train=960 -D test=320 -o seed" 'emit -o seed.c'; do
    "$GRADC" $command "$seed" >out 2>err || complain "gradc $command: exit code $?"
    grep -qF "mnist_expert_seed.lua:$line:" err && grep -q 'warning: .*\[-Wloss-activation\]' err || { complain "gradc $command: no warning at line $line"; cat err; }
    grep -q 'hint: .*softmax' err || complain "gradc $command: the warning says no way out"
    grep -q 'self.d2 = layers.Dense { 10, activation = "relu" }' err && grep -q '\^' err || complain "gradc $command: no source line with a caret"
done
"$GRADC" check "$SOURCE_DIR/models/mnist_expert.lua" >out 2>err || complain 'the corrected model fails'
[[ ! -s err ]] || { complain 'the corrected model is warned about'; cat err; }

# ---- the printed line: {} are float32 as Python prints them, 5 of them, in Korean
train seed --epochs 2 --seed 1 --log log
number='([0-9]+\.[0-9]+(e-[0-9]{2})?|[0-9](\.[0-9]+)?e-[0-9]{2})'
LC_ALL=C.UTF-8 grep -Ec "^에포크: [12], 손실: $number, 정확도: $number, 테스트 손실: $number, 테스트 정확도: $number\$" seed.out >count
(($(cat count) == 2)) || { complain 'the report is not the template of the spec'; cat seed.out; }
# A float32 widened to double, in the fewest digits that read back.
grep '^에포크' seed.out >report
grep -Eo '[0-9]+\.[0-9]+' report | grep -v '\.0$' >numbers
(($(wc -l <numbers) >= 4)) || complain 'where are the numbers?'
while read -r text; do
    awk -v text="$text" 'BEGIN { value = text + 0; for (digits = 1; sprintf("%." digits "g", value) + 0 != value; digits++);
        exit sprintf("%." digits "g", value) != text }' ||
        complain "$text is not the shortest that reads back"
done <numbers
# what the log says with nine digits is what the report says
paste <(jq -r 'select(.epoch) | [.loss, .val_loss] | @tsv' log) <(sed -E 's/[^0-9.]*, /\t/g; s/[^0-9.\t]//g' report) |
    awk -F'\t' 'function near(a, b) { return a - b < 2e-8 * b + 1e-12 && b - a < 2e-8 * b + 1e-12 } !near($1, $4) || !near($2, $6) { print; bad = 1 } END { exit bad || NR != 2 }' ||
    { complain 'log and report differ'; cat log seed.out; }

# ---- metrics are not reset: the second epoch's training loss is the mean of both epochs' steps
train seed --epochs 2 --seed 1 --log log --log-every 1
jq -es '([.[] | select(.step).loss]) as $all | [.[] | select(.epoch).loss] as $epochs
    | ($all | add / length) as $mean | ($all | length == 60) and (($epochs[1] - $mean) | fabs) < 1e-5 * $mean
    and (($epochs[0] - ($all[:30] | add / 30)) | fabs) < 1e-5 * $mean' log >jq.out || complain 'the metrics are reset between epochs'

# ---- relu at the end does not learn in 120 steps, the corrected model does
build corrected "$SOURCE_DIR/models/mnist_expert.lua" -D train=960 -D test=320
train corrected --epochs 4 --seed 1 --log corrected.log
train seed --epochs 4 --seed 1 --log seed.log
jq -es '.[-1].val_accuracy > 0.6 and .[-1].loss < 1' corrected.log >jq.out || { complain 'the corrected model does not learn'; tail -1 corrected.log; }
jq -es '.[-1].loss > 1.5' seed.log >jq.out || { complain 'the seed has learnt'; tail -1 seed.log; }
LC_ALL=C.UTF-8 grep -q '^Epoch 4, Loss: ' corrected.out || { complain "the corrected model's report"; cat corrected.out; }
finish
