# By the fused schedule no array of a training step, in the arena or of a kernel's own, has the extents of a weight: its
# gradient stays in registers. What slices sum apart has an axis more, that of the slices.
. "$SOURCE_DIR/tests/e2e/common.bash"
stored() { # SPEC SCHEDULE: arrays of the training step that are as large as a weight of two or more dimensions
    "$GRADC" emit -Wno-loss-activation --stage=memory --schedule="$2" --march=x86-64-v3 "$1" | awk '
        { extents = $0; sub(/^[^[]*/, "", extents); size = 1; rank = split(extents, axis, "]") - 1
          for (i = 1; i <= rank; i++) { n = split(axis[i], word, " "); size *= word[n] + 0 } }
        !body && !/Adam|SGD|momentum/ && rank > 1 && size > 64 { weight[extents] = 1 }
        /^arena/ { body = 1 }
        /^function/ { training = /^function train/ }
        body && training && (extents in weight) { print }'
}
for spec in "$SOURCE_DIR"/models/*.lua; do
    [[ -z $(stored "$spec" fused) ]] || complain "$spec: $(stored "$spec" fused)"
done
# The same question finds what the other schedules store.
[[ -n $(stored "$SOURCE_DIR/models/mnist_expert.lua" grouped) ]] || complain 'grouped stores no gradient: the test sees nothing'
finish
