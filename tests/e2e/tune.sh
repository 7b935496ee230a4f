# gradc tune: a cache appears that reads as a schedule, build --tuned takes it and its C says so, the same bits come out;
# without the flag the C is the same to the byte. No time is asserted.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
export XDG_CACHE_HOME=$PWD/cache TMPDIR=$PWD/tmp
mkdir "$TMPDIR"
small=(-D train=70 -D test=32)
mlp=$SOURCE_DIR/models/mnist_mlp.lua xor=$SOURCE_DIR/models/xor.lua
"$GRADC" data synthetic -o all >/dev/null 2>&1 || complain 'no digits'
mkdir -p digits
for part in train:70 t10k:32; do
    for kind in images-idx3-ubyte labels-idx1-ubyte; do take "${part#*:}" "all/${part%:*}-$kind" "digits/${part%:*}-$kind"; done
done
weights() { # PROGRAM: what a few steps leave
    train "$1" --data digits --no-shuffle --seed 3 --steps 5 --log-every 1 --log log --save "$1.weights"
}

# ---- before: no cache, and what to do about it
"$GRADC" emit "$mlp" "${small[@]}" -o before.c 2>err
"$GRADC" build --tuned "$mlp" "${small[@]}" -o none >out 2>err
[[ $? == 1 && ! -e none ]] || complain 'a program without a tuned schedule'
grep -q 'no schedule is tuned' err && grep -qF "gradc tune $mlp -D train=70 -D test=32" err || { complain 'no hint'; cat err; }

# ---- a few seconds of search
"$GRADC" tune "$mlp" "${small[@]}" --budget=8 --threads=2 --json found.json >table 2>err || { complain 'tune fails'; cat err; }
[[ ! -s err ]] || { complain 'tune is not silent'; cat err; }
[[ -z $(ls -A "$TMPDIR") ]] || complain "left in TMPDIR: $(ls "$TMPDIR")"
plan=$(echo cache/gradc/tuned/mnist_mlp-*.schedule)
[[ -s $plan ]] || complain 'no cache'
head -1 "$plan" | grep -qx 'schedule fused for .*, 8 slices, tuned' || complain 'its first line'
grep -q '^# .* gradc tune .*--threads=2 --budget=8$' "$plan" || complain 'it does not say by what command'
grep -q 'default .* tuned .*x$' table && grep -qF "$plan" table || { complain 'the table'; cat table; }
jq -e '.timed > 0 and .default_ms > 0 and .tuned_ms > 0 and .ratio > 0 and .wrong == 0 and .threads == 2' found.json \
    >/dev/null || { complain 'the JSON'; cat found.json; }
(($(jq '.changes | length' found.json) == $(grep -c '^    ' "$plan"))) || complain 'JSON and schedule differ'

# ---- as found, and with a few edits by hand, in case nothing was: the same numbers, and the header tells
check_tuned() { # NAME
    build "$1" "$mlp" "${small[@]}" --tuned --march=native --save-temps
    hash=$(sha256sum "$plan" | cut -c-16)
    grep -qF "fused, tuned by $(basename "$plan") (sha256 $hash)" "$1.c" || complain "$1: the header does not say it"
    grep -qF "$PWD" "$1.c" && complain "$1: the C names a folder"
    "$GRADC" emit "$mlp" "${small[@]}" --schedule="$plan" -o emitted.c 2>err || cat err
    cmp "$1.c" emitted.c || complain "$1: emit --schedule gives other C"
    weights "$1"
    cmp plain.weights "$1.weights" || complain "$1: other weights"
}
build plain "$mlp" "${small[@]}" --march=native
weights plain
check_tuned found
{
    sed -n '/^#/!{p;q}' "$plan"
    echo 'function train_32'
    "$GRADC" emit "$mlp" "${small[@]}" --stage=kernels | sed -n '/^function train_32/,/^function/s/ *\(inline [a-z_0-9]*_mul\) yes.*/    \1 no/p' | sort -u
} >edited
(($(wc -l <edited) > 2)) || complain 'nothing to edit'
cp edited "$plan"
check_tuned edited
cmp -s found.c edited.c && complain 'the cache is not read'
"$GRADC" run --tuned "$mlp" "${small[@]}" -- --data digits --steps 2 --quiet >out 2>err || { complain 'run --tuned'; cat err; }

"$GRADC" bench "$mlp" "${small[@]}" --compare=fused,"$plan" --rounds 2 --min-time 0 --threads 1 >table 2>err || { complain 'bench of both'; cat err; }
plan_name=$(basename "$plan" .schedule)
grep -Eq "^ +fused +$plan_name *\$" table || { complain 'the columns of bench'; cat table; }

# ---- without the flag the cache is never read, and what is broken in it is an error with its line
"$GRADC" emit "$mlp" "${small[@]}" -o after.c 2>err
cmp before.c after.c || complain 'other C because of a cache'
echo '    tile nothing 3' >>"$plan"
"$GRADC" build --tuned "$mlp" "${small[@]}" -o none >out 2>err
[[ $? == 1 ]] && grep -q "$(basename "$plan"):$(wc -l <"$plan"):.*nothing" err || { complain 'a broken cache'; cat err; }

# ---- the model is what counts: a comment is none of it; its sizes are, and --slices
{ echo '-- a line more'; cat "$mlp"; } >mnist_mlp.lua
sed -i '$d' "$plan"
"$GRADC" build --tuned mnist_mlp.lua "${small[@]}" -o moved >out 2>err || { complain 'a comment more is another model'; cat err; }
"$GRADC" build --tuned "$mlp" -D train=140 -D test=32 -D batch=7 -o none >out 2>err && complain 'another batch has the same schedule'
"$GRADC" build --tuned "$mlp" "${small[@]}" --slices=2 -o none >out 2>err && complain 'other slices have the same schedule'
grep -q -- '--slices=2' err || complain 'the hint leaves --slices out'

# ---- elsewhere, from standard input, and what cannot be tuned
"$GRADC" tune - --budget=2 -o xor.schedule <"$xor" >table 2>err || { complain 'tune of standard input'; cat err; }
head -1 xor.schedule | grep -q tuned || complain 'no -o'
[[ -z $(ls cache/gradc/tuned/xor* 2>/dev/null) ]] || complain 'with -o the cache is written too'
"$GRADC" tune "$xor" -o no/such/folder/x >out 2>err && complain 'a folder that is not there'
"$GRADC" tune "$xor" --cc no-such-clang >out 2>err && complain 'no clang'
"$GRADC" tune "$xor" --march=armv8-a >out 2>err && complain 'tuned for another machine'
grep -q armv8-a err || complain 'the other machine is not named'
finish
