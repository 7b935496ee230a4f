# The C of every model, and of moments in bfloat16, by every schedule and for every kind of machine, compiles without a
# warning, in lines of 110 columns. It is under 200 KB; only LeNet-5's by the unfused schedule, a loop for each of its ops,
# may be longer for other vectors than those of AVX2.
#   warnings.sh CLANG...
# label: oracle
# timeout: 900
set -euo pipefail
folder=${GRADC_TEST_TMP:?}
cd "$SOURCE_DIR"
case $(uname -m) in
    x86_64) machines=(x86-64 x86-64-v2 x86-64-v3 x86-64-v4) ;;
    *) machines=(armv8-a) ;;
esac
failed=0
complain() { echo "$*"; failed=1; }
for model in models/*.lua tests/judge/specs/bfloat16.lua; do
    for schedule in naive unfused grouped fused; do
        for march in "${machines[@]}"; do
            what="$model, $schedule, $march"
            "$GRADC" emit --stage=c --schedule=$schedule --march=$march -Wno-loss-activation "$model" \
                -o "$folder/model.c"
            long=$(awk 'length > 110' "$folder/model.c" | wc -l)
            size=$(wc -c <"$folder/model.c")
            ((!long)) || complain "$what: $long lines of more than 110 columns"
            limited=no
            if [[ $schedule != unfused || $march == x86-64-v3 ]]; then limited=yes; fi
            [[ $limited == no ]] || ((size < 200000)) || complain "$what: $size bytes, more than 200 KB"
            for cc in "$@"; do
                "$cc" -std=c17 -O3 -march=$march -fno-math-errno -Wall -Wextra -Werror -fsyntax-only \
                    "$folder/model.c" || complain "$what: $cc refuses it"
            done
        done
    done
done
exit $failed
