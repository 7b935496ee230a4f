# Adam's moments in bfloat16: the same bits by every schedule and for any number of threads, other bits for another seed;
# checkpoints keep them as BF16, training goes on from them to the bit, and a file of the other type is refused with both types named.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
cp "$SOURCE_DIR/models/mnist_expert.lua" float32.lua
sed 's/optimizers.Adam {}/optimizers.Adam { moments = "bfloat16" }/' float32.lua >bfloat16.lua
cmp -s float32.lua bfloat16.lua && complain 'the model has no optimizers.Adam {}'
sets=(-D train=160 -D test=64)
build float32 float32.lua "${sets[@]}"
for schedule in fused grouped unfused; do build $schedule bfloat16.lua "${sets[@]}" --schedule=$schedule; done

# ---- schedules, threads, seeds
steps=(--seed 3 --steps 8)
train fused "${steps[@]}" --threads 1 --save weights
for threads in 2 3 7; do
    train fused "${steps[@]}" --threads $threads --save again
    cmp weights again || complain "$threads threads give other bits than 1"
done
for schedule in grouped unfused; do
    train $schedule "${steps[@]}" --save again
    cmp <(tail -c +$((9 + $(od -An -tu8 -N8 weights))) weights) <(tail -c +$((9 + $(od -An -tu8 -N8 again))) again) ||
        complain "$schedule gives other bits than fused"
done
train float32 "${steps[@]}" --save float32.weights
train fused --load weights --seed 4 --steps 1 --save again && train fused --load weights --seed 3 --steps 1 --save other
cmp -s again other && complain 'the seed of the rounding is ignored'

# ---- what the file says, and how large it is: 2 bytes less for each of two moments
header weights | jq -e '
    def is($name; $dtype; $shape): .[$name] | .dtype == $dtype and .shape == $shape;
    is("Adam/my_model/dense/kernel/m"; "BF16"; [21632, 128]) and is("Adam/my_model/conv2d/bias/v"; "BF16"; [32])
    and is("my_model/dense/kernel"; "F32"; [21632, 128]) and is("Adam/iter"; "I64"; [])' >jq.out ||
    { complain 'the header is not the one expected'; header weights | jq .; }
bytes() { echo $(($(wc -c <"$1") - 8 - $(od -An -tu8 -N8 "$1"))); }
(($(bytes float32.weights) - $(bytes weights) == 4 * (21632 * 128 + 128 + 128 * 10 + 10 + 3 * 3 * 32 + 32))) ||
    complain "the files hold $(bytes float32.weights) and $(bytes weights) bytes"

# ---- a round trip changes nothing; 3 steps and 5 are 8, to the bit
train fused --load weights --steps 0 --save again && cmp weights again || complain 'loading and saving is not the identity'
train fused --seed 3 --steps 3 --save three
train fused --load three --steps 5 --save again && cmp weights again || complain '3 steps and 5 are not 8'

# ---- moments of the other type
refused() { # PROGRAM FILE TEXT
    "./$1" --quiet --load "$2" --steps 1 --save none >out 2>err && complain "$1 takes $2"
    grep -qF -- "$3" err || { complain "'$3' is not in the message"; cat err; }
    [[ ! -e none ]] || complain "$1 has saved weights"
}
refused fused float32.weights 'Adam/my_model/dense_1/kernel/m: F32 [128, 10] in the file, BF16 [128, 10] in the model'
refused float32 weights 'Adam/my_model/dense_1/bias/v: BF16 [10] in the file, F32 [10] in the model'
finish
