# `unfused`, `grouped` and `fused` compute the same bits: what a few steps leave of every model is the same file.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
"$GRADC" data synthetic -o all >/dev/null 2>&1 || complain 'no digits'
mkdir -p digits
for part in train:70 t10k:32; do
    for kind in images-idx3-ubyte labels-idx1-ubyte; do take "${part#*:}" "all/${part%:*}-$kind" "digits/${part%:*}-$kind"; done
done
for spec in "$SOURCE_DIR"/models/*.lua; do
    name=$(basename "$spec" .lua)
    small=() data=()
    if grep -q 'datasets.mnist' "$spec"; then small=(-D train=70 -D test=32) data=(--data digits); fi
    for schedule in unfused grouped fused; do
        build "$name.$schedule" "$spec" "${small[@]}" --schedule=$schedule
        train "$name.$schedule" "${data[@]}" --no-shuffle --seed 3 --steps 5 --log-every 1 --log log --save "$name.$schedule.weights"
        grep step log >"$name.$schedule.losses"
        cmp "$name.unfused.weights" "$name.$schedule.weights" || complain "$name: $schedule has other weights than unfused"
        cmp "$name.unfused.losses" "$name.$schedule.losses" || complain "$name: $schedule has other losses than unfused"
    done
done
finish
