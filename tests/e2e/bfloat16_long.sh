# label: long
# timeout: 1500
# What moments in bfloat16 cost on real MNIST: over eight seeds and two epochs, the mean test accuracy is within 0.1 points of
# float32's, and the mean training loss within 2 %.
. "$SOURCE_DIR/tests/e2e/common.bash"
[[ -n ${GRADC_DATA:-} ]] || { complain 'GRADC_DATA must name the folder that holds mnist/: this test needs the real files'; finish; }
cp "$SOURCE_DIR/models/mnist_expert.lua" float32.lua
sed 's/optimizers.Adam {}/optimizers.Adam { moments = "bfloat16" }/' float32.lua >bfloat16.lua
cmp -s float32.lua bfloat16.lua && complain 'the model has no optimizers.Adam {}'
for type in float32 bfloat16; do
    build $type $type.lua
    for seed in 1 2 3 4 5 6 7 8; do
        train $type --seed $seed --epochs 2 --log log || continue
        jq -c 'select(.epoch) | [.val_accuracy * 100, .loss]' log >>$type.epochs
    done
    (($(wc -l <$type.epochs) == 16)) || complain "$type: $(wc -l <$type.epochs) epochs"
    jq -s '[(map(.[0]) | add / length), (map(.[1]) | add / length)]' $type.epochs >$type.mean
    echo "$type: accuracy and loss $(jq -c . $type.mean)"
done
jq -es '.[1][0] - .[0][0] | fabs <= 0.1' float32.mean bfloat16.mean >jq.out || complain 'the accuracies are further apart than 0.1 points'
jq -es '.[1][1] / .[0][1] - 1 | fabs <= 0.02' float32.mean bfloat16.mean >jq.out || complain 'the losses are further apart than 2 %'
finish
