# What --stage=kernels prints can be read again: unchanged it gives the same C, edited other loops with the same bits, and
# an edit that is not legal is an error with its line.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
model=$SOURCE_DIR/models/mnist_expert.lua

for spec in "$SOURCE_DIR"/models/*.lua; do
    for schedule in naive unfused grouped fused; do
        name="$(basename "$spec") $schedule"
        "$GRADC" emit --schedule=$schedule --stage=kernels "$spec" -o schedule 2>err || complain "$name: no schedule"
        "$GRADC" emit --schedule=$schedule "$spec" -o plain.c 2>err
        "$GRADC" emit --schedule=schedule "$spec" -o read.c 2>err || { complain "$name: its schedule is not read"; cat err; }
        cmp plain.c read.c || complain "$name: other C from its own schedule"
    done
done

# ---- edits: fewer rows in a tile, a smaller block, nests apart, an array stored: the same numbers come out
small=(-D train=100 -D test=32)
"$GRADC" emit "${small[@]}" --stage=kernels --march=x86-64-v3 "$model" -o schedule
losses() { # PROGRAM: what three steps give
    train "$1" --no-shuffle --seed 5 --steps 3 --log-every 1 --log "$1.log" --data digits && grep step "$1.log" >"$1.losses"
}
"$GRADC" data synthetic -o all >/dev/null 2>&1
mkdir -p digits
for part in train:100 t10k:32; do
    for kind in images-idx3-ubyte labels-idx1-ubyte; do take "${part#*:}" "all/${part%:*}-$kind" "digits/${part%:*}-$kind"; done
done
build plain "$model" "${small[@]}"
losses plain
edit() { # NAME SED-SCRIPT
    sed "$2" schedule >edited
    cmp -s schedule edited && complain "$1: nothing to edit"
    build "$1" "$model" "${small[@]}" --schedule=edited --save-temps
    grep -q 'fused, edited' "$1.c" || complain "$1: the header does not say that its schedule was edited"
    losses "$1"
    cmp plain.losses "$1.losses" || complain "$1: other losses"
}
edit tile 's/tile dense_kernel.c .*/tile dense_kernel.c 2/'
edit block 's/block conv2d_Relu.x .*/block conv2d_Relu.x 13/'
edit apart 's/join dense_kernel .*/join dense_kernel no/'
edit stored 's/inline conv2d_BiasAdd yes.*/inline conv2d_BiasAdd no/'
edit gradient 's/merge \(dense_kernel[_mv]*\) d_dense_MatMul_contract2.*/merge \1 no/'
edit unfetched 's/prefetch d_conv2d_Relu_select.dense_kernel 1/prefetch d_conv2d_Relu_select.dense_kernel 0/'
edit fetched 's/prefetch dense_kernel.dense_kernel_m 0/prefetch dense_kernel.dense_kernel_m 1/'
edit further 's/prefetch dense_kernel.dense_kernel_m 0/prefetch dense_kernel.dense_kernel_m 3/'

# ---- edits that are not legal: each an error with its line, and no C
refuse() { # WHAT SED-SCRIPT EXPECTED
    sed "$2" schedule >edited
    cmp -s schedule edited && complain "$1: nothing to edit"
    "$GRADC" emit "${small[@]}" --schedule=edited --march=x86-64-v3 "$model" -o none.c 2>err
    [[ $? == 1 && ! -e none.c ]] || complain "$1: accepted"
    local line
    line=$(diff --unchanged-line-format= --old-line-format= --new-line-format='%dn ' schedule edited | cut -d' ' -f1)
    grep -q "^edited:$line:.*error: .*$3" err || { complain "$1: line $line, $3 is wanted"; cat err; }
}
refuse 'a block that does not divide' 's/block conv2d_Relu.x .*/block conv2d_Relu.x 5/' 'must divide'
refuse 'too many accumulators' 's/tile conv2d_Relu.c .*/tile conv2d_Relu.c 16/' 'registers'
refuse 'a short finish that is late' 's/tile dense_kernel.c .*/late d_conv2d_Relu_select yes/' 'no product with a long finish'
refuse 'no number' 's/block conv2d_Relu.x .*/block conv2d_Relu.x many/' 'a number from'
refuse 'a misspelt name' 's/inline conv2d_BiasAdd yes/inline conv2d_BiasAd yes/' 'nothing of that name'
refuse 'a misspelt array' 's/prefetch dense_kernel.dense_kernel_m 0/prefetch dense_kernel.dense_kernel_x 0/' 'nothing of that name'
refuse 'a misspelt axis' 's/tile dense_kernel.c .*/tile dense_kernel.cc 2/' 'nothing of that name'
refuse 'a product as an operand' 's/tile dense_kernel.c .*/inline div yes/' 'a product reads it'
refuse 'a nest that must wait' 's/join dense_kernel .*/join dense_kernel conv2d_Relu/' 'between'
refuse 'no decision' 's/block conv2d_Relu.x .*/block conv2d_Relu.x/' 'no decision'
refuse 'no function' 's/^function train_32.*/function train_33/' 'no such function'
refuse 'no axis for vectors' 's/vector dense_MatMul_partial .*/vector dense_MatMul_partial y/' 'no vectors'
refuse 'no schedule' '1s/schedule/plan/' 'no schedule'
model=wide.lua # rows that are no whole panels
sed 's/1024/896/' "$SOURCE_DIR/tests/bench/frameworks/mlp.lua" >$model
"$GRADC" emit "${small[@]}" --stage=kernels --march=x86-64-v3 "$model" -o schedule
refuse 'a block of half a vector' 's/block dense_kernel.n .*/block dense_kernel.n 12/' 'whole vectors'

"$GRADC" emit --schedule=nowhere "$model" >out 2>err
[[ $? == 2 ]] && grep -q "nowhere is not known" err || complain 'a schedule that is no name and no file is not misuse'
finish
