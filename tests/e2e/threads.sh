# The number of threads is no part of the result: saved weights and logged losses are the same bits.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"

# differs MODEL SETS...: trained by 1, 2, 3 and 7 threads, and once more.
for model in mnist_expert lenet5 mnist_quickstart; do
    build $model "$SOURCE_DIR/models/$model.lua" -D batch=32 -D train=272 -D test=80
    for threads in 1 2 3 7 2; do
        train $model --threads $threads --epochs 2 --seed 11 --log log --log-every 1 --save weights || continue
        jq -cS 'select(.loss) | del(.seconds, .samples_per_second)' log >losses
        [[ -e $model.weights ]] || { mv weights $model.weights; mv losses $model.losses; continue; }
        cmp weights $model.weights || complain "$model: $threads threads give other weights than 1"
        cmp losses $model.losses || complain "$model: $threads threads give other losses than 1"
    done
    (($(wc -l <$model.losses) == 2 * 9 + 2)) || complain "$model: $(wc -l <$model.losses) lines in the log"
    train $model --threads 2 --epochs 2 --seed 12 --save weights
    cmp -s weights $model.weights && complain "$model: the seed is ignored"
    GRADC_NUM_THREADS=3 train $model --epochs 2 --seed 11 --save weights
    cmp weights $model.weights || complain "$model: GRADC_NUM_THREADS changes the weights"
done
finish
