# The arena of a function is never more than a tenth larger than what of it lives at once, below which no plan can be; and
# it is the largest of its functions.
set -euo pipefail
cd "$GRADC_TEST_TMP"
failed=0 functions=0
for model in "$SOURCE_DIR"/models/*.lua "$SOURCE_DIR"/tests/bench/frameworks/mlp.lua; do
    for schedule in fused grouped unfused naive; do
        for batch in 32 128; do
            what="${model##*/}, $schedule, batch $batch"
            "$GRADC" emit "$model" -D batch=$batch --schedule=$schedule --stage=memory >plan 2>err || { cat err; exit 1; }
            arena=$(sed -n 's/^arena \([0-9]*\) bytes$/\1/p' plan) largest=0
            while read -r bytes live; do
                ((++functions, largest = bytes > largest ? bytes : largest))
                ((bytes * 10 <= live * 11)) || { echo "FAILED: $what: $bytes bytes, $live live at once"; failed=1; }
            done < <(sed -nE 's/^function .*: [0-9]+ kernels, ([0-9]+) bytes: ([0-9]+) live at once$/\1 \2/p' plan)
            ((largest == arena)) || { echo "FAILED: $what: arena of $arena bytes, its largest function has $largest"; failed=1; }
        done
    done
done
((functions > 100)) || { echo "FAILED: only $functions functions have arrays"; failed=1; }
exit $failed
