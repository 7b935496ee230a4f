# The C of every model, by both schedules and for every kind of machine, compiles without a warning.
#   warnings.sh CLANG...
# label: oracle
set -euo pipefail
folder=${GRADC_TEST_TMP:?}
cd "$SOURCE_DIR"
case $(uname -m) in
    x86_64) machines=(x86-64 x86-64-v2 x86-64-v3 x86-64-v4) ;;
    *) machines=(armv8-a) ;;
esac
failed=0
for model in models/*.lua; do
    for schedule in naive unfused; do
        for march in "${machines[@]}"; do
            "$GRADC" emit --stage=c --schedule=$schedule --march=$march -Wno-loss-activation "$model" \
                -o "$folder/model.c"
            long=$(awk 'length > 110' "$folder/model.c" | wc -l)
            size=$(wc -c < "$folder/model.c")
            if ((long)); then echo "$model, $schedule, $march: $long lines of more than 110 columns"; failed=1; fi
            # what generated/ keeps: larger targets and the naive schedule may be longer
            if [[ $schedule.$march == unfused.x86-64-v3 ]] && ((size > 200000)); then echo "$model, $schedule, $march: $size bytes, more than 200 KB"; failed=1; fi
            for cc in "$@"; do
                "$cc" -std=c17 -O3 -march=$march -fno-math-errno -Wall -Wextra -Werror -fsyntax-only "$folder/model.c" || {
                    echo "$model, $schedule, $march: $cc refuses it"
                    failed=1
                }
            done
        done
    done
done
exit $failed
