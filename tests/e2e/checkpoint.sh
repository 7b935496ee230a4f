# --save and --load: safetensors with Keras's names, shapes and layouts, whatever the schedule stores them as.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
images=$(test_images) || { complain 'no test images'; finish; }
take 50 "$images" images
sets=(-D train=160 -D test=64)
build expert "$SOURCE_DIR/models/mnist_expert.lua" "${sets[@]}"
build naive "$SOURCE_DIR/models/mnist_expert.lua" "${sets[@]}" --schedule=naive

# rewrite FILE JQ: the tensors of `weights` under the header that JQ makes of its own.
rewrite() {
    header weights | jq -c "$2" | tr -d '\n' >new.json
    local size i
    size=$(wc -c <new.json)
    { for i in 0 1 2 3 4 5 6 7; do printf "\\x$(printf %02x $((size >> (8 * i) & 255)))"; done
      cat new.json
      tail -c +$((9 + $(od -An -tu8 -N8 weights))) weights; } >"$1"
}

# ---- what the file says
train expert --epochs 2 --save weights
header weights | jq -e '
    def is($name; $dtype; $shape): .[$name] | .dtype == $dtype and .shape == $shape;
    is("my_model/conv2d/kernel"; "F32"; [3, 3, 1, 32]) and is("my_model/conv2d/bias"; "F32"; [32])
    and is("my_model/dense/kernel"; "F32"; [21632, 128]) and is("my_model/dense/bias"; "F32"; [128])
    and is("my_model/dense_1/kernel"; "F32"; [128, 10]) and is("my_model/dense_1/bias"; "F32"; [10])
    and is("Adam/my_model/dense/kernel/m"; "F32"; [21632, 128]) and is("Adam/my_model/conv2d/bias/v"; "F32"; [32])
    and is("Adam/iter"; "I64"; []) and (keys | length == 20) and .__metadata__.step == "10" and .__metadata__.epoch == "2"
    and ([to_entries[] | select(.key != "__metadata__") | .value.data_offsets] | sort
         | .[0][0] == 0 and ([.[1:], .[:-1]] | transpose | all(.[0][0] == .[1][1])))' >jq.out ||
    { complain 'the header is not the one expected'; header weights | jq .; }
offset=$(header weights | jq '."Adam/iter".data_offsets[0]')
(($(od -An -tu8 -j$((8 + $(od -An -tu8 -N8 weights) + offset)) -N8 weights) == 10)) || complain 'Adam/iter is not the number of steps'

# ---- a round trip changes nothing; another schedule reads the same file
train expert --load weights --steps 0 --save again && cmp weights again || complain 'loading and saving is not the identity'
train naive --load weights --steps 0 --save again
cmp <(tail -c +$((9 + $(od -An -tu8 -N8 weights))) weights) <(tail -c +$((9 + $(od -An -tu8 -N8 again))) again) || complain 'naive reads other numbers than unfused wrote'
same_predictions() { # FILE FILE
    paste "$1" "$2" | awk '{ d = $2 - $4; if ($1 != $3 || d > 1.000001e-6 || d < -1.000001e-6) { print NR": "$0; bad = 1 } } END { exit bad || NR != 50 }'
}
train expert --load weights --predict images && mv expert.out expert.lines
train naive --load weights --predict images && mv naive.out naive.lines
same_predictions expert.lines naive.lines || complain 'unfused saves, naive predicts otherwise'
train naive --epochs 1 --seed 5 --save naive.weights
train naive --load naive.weights --predict images && mv naive.out naive.lines
train expert --load naive.weights --predict images && mv expert.out expert.lines
same_predictions expert.lines naive.lines || complain 'naive saves, unfused predicts otherwise'
train expert --load weights --eval && mv expert.out eval.1
train expert --load again --eval && cmp expert.out eval.1 || complain 'the tests of the same weights differ'
grep -Eq '^val_loss: [0-9.]+ - val_accuracy: [0-9.]+$|val_accuracy: .*val_loss: ' eval.1 || { complain '--eval prints other keys'; cat eval.1; }

# ---- training goes on where it stopped: 2 + 1 epochs, or 7 + 8 steps, are 3 epochs, to the bit
train expert --epochs 3 --save three
train expert --load weights --epochs 1 --save resumed && cmp three resumed || complain 'two epochs and one are not three'
train expert --steps 7 --save seven
train expert --load seven --steps 8 --save resumed && cmp three resumed || complain '7 steps and 8 are not 3 epochs of 5'

# ---- weights alone, as other tools write them: the slots start at zero, and that is said
ranges=$(header weights | jq -r '[to_entries[] | select(.key | startswith("my_model")) | .value.data_offsets] | sort[] | @tsv')
{   # offsets without holes, as safetensors wants them
    header weights | jq -c 'with_entries(select(.key | startswith("my_model")))
        | reduce (to_entries | sort_by(.value.data_offsets[0])[]) as $t ({at: 0, out: {}};
            ($t.value.data_offsets[1] - $t.value.data_offsets[0]) as $n
            | .out[$t.key] = ($t.value | .data_offsets = [0, $n]) | .out[$t.key].data_offsets = [.at, .at + $n] | .at += $n) | .out' |
        tr -d '\n' >new.json
    size=$(wc -c <new.json)
    for i in 0 1 2 3 4 5 6 7; do printf "\\x$(printf %02x $((size >> (8 * i) & 255)))"; done
    cat new.json
    while read -r from to; do
        tail -c +$((9 + $(od -An -tu8 -N8 weights) + from)) weights | head -c $((to - from))
    done <<<"$ranges"
} >bare
train expert --load bare --predict images && mv expert.out bare.lines
train expert --load weights --predict images && cmp expert.out bare.lines || complain 'weights alone predict otherwise'
train expert --load bare --steps 3 --save resumed
grep -q 'bare has no optimizer slots: they start at zero' expert.err || { complain 'missing slots are not told'; cat expert.err; }
offset=$(header resumed | jq '."Adam/iter".data_offsets[0]')
(($(od -An -tu8 -j$((8 + $(od -An -tu8 -N8 resumed) + offset)) -N8 resumed) == 3)) || complain 'Adam/iter does not start at zero'

# ---- anything else that does not fit is an error with the name, the file and the shapes
refused() { # FILE TEXT...
    local file=$1 text
    shift
    ./expert --quiet --load "$file" --steps 1 --save none >out 2>err && complain "$file is taken"
    (($? > 1)) && complain "exit code of $file"
    for text in "$file" "$@"; do grep -qF -- "$text" err || { complain "$file: '$text' is not in the message"; cat err; }; done
    [[ ! -e none ]] || complain "$file: weights were saved"
}
rewrite renamed 'with_entries(.key |= sub("my_model/dense_1/bias$"; "my_model/dense_2/bias"))'
refused renamed 'missing: my_model/dense_1/bias F32 [10]' 'extra: my_model/dense_2/bias F32 [10]'
rewrite lacking 'with_entries(.key |= sub("^Adam/my_model/conv2d/kernel/v$"; "Adam/my_model/conv2d/kernel/w"))'
refused lacking 'missing: Adam/my_model/conv2d/kernel/v' 'extra: Adam/my_model/conv2d/kernel/w'
rewrite turned '."my_model/dense_1/kernel".shape = [10, 128]'
refused turned 'my_model/dense_1/kernel' '[10, 128]' '[128, 10]'
head -c 1000000 weights >cut
refused cut
head -c 100 /dev/urandom >noise
refused noise
refused no/such/file
cp weights saved
(trap '' XFSZ; ulimit -f 100; exec ./expert --quiet --load weights --steps 1 --save saved >out 2>err) && complain 'a full disk is not noticed'
cmp weights saved || complain 'a failed save has touched the file that was there'
ls | grep '\.tmp$' && complain 'a failed save leaves a file'
finish
