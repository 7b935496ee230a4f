# Every phase above a million operations is cut into at least 8 slices, in every model and schedule.
. "$SOURCE_DIR/tests/e2e/common.bash"
for model in "$SOURCE_DIR"/models/*.lua; do
    for schedule in naive unfused grouped fused; do
        "$GRADC" emit "$model" --stage=kernels --schedule=$schedule --march=x86-64-v3 >kernels 2>err ||
            complain "$model: $(cat err)"
        awk '/^ *kernel / { name = $2 }
             /^ *# slices / { seen++; if (2 * $4 + $6 > 1000000 && $3 + 0 < 8) print name ": " $0 }
             END { if (seen < 2) print "no kernels" }' kernels >few
        [[ ! -s few ]] || complain "$model, $schedule: $(cat few)"
    done
done
finish
