# Any batch, any count: each sample counts once, whatever the batch length, and a set of another size is refused.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
images=$(test_images) || { complain 'no test images'; finish; }
take 101 "$images" images

# mean LOG SET BATCH: of the logged step losses, each weighted by the length of its batch.
mean() {
    jq -rs --argjson set "$2" --argjson batch "$3" '
        [.[] | select(.step)] | if length != (($set + $batch - 1) / $batch | floor) then error("\(length) steps") else . end
        | map(.loss * ([$batch, $set - (.step - 1) * $batch] | min)) | add / $set' "$1"
}
# near A B LIMIT: |A - B| <= LIMIT * max(1, |A|).
near() { jq -en --argjson a "$1" --argjson b "$2" --argjson limit "$3" \
    '($a - $b | fabs) <= $limit * ([1, ($a | fabs)] | max)' >jq.out; }

# Without learning the sets' means are what they are; the first batch of each set is the reference: 1 x 1, 31 x 7, …
declare -A loss val_loss accuracy
for set in 1 31 32 33 100; do
    for batch in 7 48 64; do
        build program "$specs/any_batch.lua" -D batch=$batch -D train=$set -D test=$set -D rate=0
        train program --log log --log-every 1 --save weights --seed 3 || continue
        a=$(mean log $set $batch) || { complain "set $set, batch $batch: steps in the log"; cat log; continue; }
        v=$(jq -s '.[-1].val_loss' log) r=$(jq -s '.[-1].val_accuracy' log)
        : "${loss[$set]:=$a}" "${val_loss[$set]:=$v}" "${accuracy[$set]:=$r}"
        near "${loss[$set]}" "$a" 1e-6 || complain "set $set, batch $batch: loss $a, not ${loss[$set]}"
        [[ ${accuracy[$set]} == "$r" ]] || complain "set $set, batch $batch: accuracy $r, not ${accuracy[$set]}"
        # Mean averages the batches' means, as Keras does: only equal batches give the set's mean.
        ((set % batch)) && ((set > batch)) || near "$(jq -s '.[-1].loss' log)" "$a" 1e-6 ||
            complain "set $set, batch $batch: the epoch's loss $(jq -s '.[-1].loss' log), not $a"

        # The same weights and images: the same lines. 101 images are a remainder of every batch.
        train program --load weights --predict images && mv program.out "lines.$batch"
        [[ $(wc -l <"lines.$batch") == 101 ]] || complain "set $set, batch $batch: $(wc -l <"lines.$batch") lines"
        [[ -e lines ]] || cp "lines.$batch" lines
        paste lines "lines.$batch" | awk '{ d = $2 - $4; if ($1 != $3 || d > 1e-5 || d < -1e-5) { print NR": "$0; bad = 1 } } END { exit bad }' ||
            complain "set $set, batch $batch: other predictions"
    done
done

# The same for convolution and pooling, and with learning: one epoch of the same order, batch by batch.
build conv_7 "$specs/small.lua" -D batch=7 -D train=100 -D test=33 -D rate=0
build conv_64 "$specs/small.lua" -D batch=64 -D train=100 -D test=33 -D rate=0
for batch in 7 64; do
    train conv_$batch --log conv_$batch.log --log-every 1
    train conv_$batch --predict images
done
near "$(mean conv_7.log 100 7)" "$(mean conv_64.log 100 64)" 1e-6 || complain 'convolution: losses differ by the batch'
paste conv_7.out conv_64.out | awk '{ d = $2 - $4; if ($1 != $3 || d > 1e-5 || d < -1e-5) bad = 1 } END { exit bad || NR != 101 }' ||
    complain 'convolution: predictions differ by the batch'
build learns "$specs/any_batch.lua" -D batch=64 -D train=100 -D epochs=30
train learns --log learns.log --log-every 1
jq -es '[.[] | select(.loss)] | map(select(.step)) | length == 60 and .[-1].loss < .[0].loss * 0.9 and all(.loss > 0)' learns.log >jq.out ||
    { complain 'a training remainder does not learn'; tail -3 learns.log; }

# ---- a set of another size is refused with both numbers and what to do; a standard set may be taken in part
mkdir set
take 99 "$images" set/train-images-idx3-ubyte
cp set/train-images-idx3-ubyte set/t10k-images-idx3-ubyte
for part in train t10k; do
    { printf '\0\0\x08\x01\0\0\0\x63'; head -c 99 /dev/zero; } >set/$part-labels-idx1-ubyte
done
./learns --quiet --data set >out 2>err && complain 'a set of 99 samples is taken for 100'
grep -q 'train-images-idx3-ubyte: holds 99 samples, but any_batch was built for 100' err &&
    grep -q 'rebuild: gradc build .*-D batch=64' err || { complain 'the refusal does not say both numbers and the way out'; cat err; }
take 100 "$images" set/train-images-idx3-ubyte
./learns --quiet --data set >out 2>err && complain 'labels of another count are taken'
grep -q 'train-labels-idx1-ubyte: holds 99 samples' err || { complain 'the labels are not named'; cat err; }
build whole "$specs/any_batch.lua" -D batch=33 -D train=99 -D test=99
./whole --quiet --data set 2>err && complain 'images of 100 are taken for 99'
take 99 "$images" set/train-images-idx3-ubyte
train whole --data set --epochs 1 || complain 'a set of exactly 99 is refused'
finish
