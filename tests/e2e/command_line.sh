# The habits of a command line: help, misuse, exit codes, outputs that appear whole, diagnostics.
# timeout: 120
set -uo pipefail
cd "$GRADC_TEST_TMP"
failures=0
complain() { echo "FAILED: $*"; failures=$((failures + 1)); }

# expect CODE TEXT COMMAND...: the exit code, and a text that standard output or error holds ('' for any).
expect() {
    local code=$1 text=$2
    shift 2
    "$@" >out 2>err </dev/null
    local got=$?
    if ((got != code)); then
        complain "exit code $got, not $code: $*"
        cat out err
    fi
    if [[ -n $text ]] && ! grep -qF -- "$text" out err; then
        complain "'$text' is not in what was printed by: $*"
        cat out err
    fi
}
silent() { [[ ! -s $1 ]] || { complain "$1 is not empty after: $2"; cat "$1"; }; }

xor=$SOURCE_DIR/models/xor.lua
seed=$SOURCE_DIR/models/mnist_expert_seed.lua

# ---- help and version
for verb in build run emit check summary bench tune data; do
    for words in "$verb --help" "$verb -h" "help $verb"; do
        expect 0 "usage: gradc $verb" "$GRADC" $words
        silent err "gradc $words"
    done
done
expect 0 'gradc check' "$GRADC" --help
expect 0 'gradc check' "$GRADC" help
expect 0 'gradc ' "$GRADC" --version
grep -Eq '^clang [0-9]+\.[0-9.]+ \(/' out || complain '--version does not name the clang'

for flag in output define schedule slices march prefix cc save-temps warning error-format verbose help; do
    "$GRADC" build --help | grep -Eq -- "--$flag|-[DW]" || complain "build --help does not tell --$flag"
done

# ---- misuse is 2, with the nearest name
expect 2 'gradc --help' "$GRADC"
expect 2 'did you mean build?' "$GRADC" biuld
expect 2 'did you mean check?' "$GRADC" help chekc
expect 2 'the spec is missing' "$GRADC" check
expect 2 'did you mean --schedule?' "$GRADC" check --shedule=naive "$xor"
expect 2 'did you mean unfused?' "$GRADC" check --schedule=unfusd "$xor"
expect 2 'did you mean graph?' "$GRADC" emit --stage=grph "$xor"
expect 2 'did you mean simplify?' "$GRADC" emit --after simplfy "$xor"
expect 2 'did you mean --march?' "$GRADC" build -march=native "$xor"
expect 2 'did you mean x86-64-v3?' "$GRADC" emit --march=x86-64-w3 "$xor"
expect 2 'did you mean loss-activation?' "$GRADC" check -Wno-loss-activatoin "$xor"
expect 2 'but of emit' "$GRADC" check --stage=c "$xor"
expect 2 'but of check' "$GRADC" emit --lint "$xor"
expect 2 'come after --' "$GRADC" run "$xor" --epochs 3
expect 2 'only run takes' "$GRADC" check "$xor" -- --epochs 3
expect 2 'its FILE is missing' "$GRADC" emit "$xor" -o
expect 2 'takes no value' "$GRADC" summary --json=yes "$xor"
expect 2 'from 1 to 64' "$GRADC" check --slices=65 "$xor"
expect 2 'from 1 to 64' "$GRADC" check --slices=8x "$xor"
expect 2 'did you mean naive?' "$GRADC" bench --compare=unfused,naiv "$xor"
expect 2 'unfused is named twice' "$GRADC" bench --compare=unfused,naive,unfused "$xor"
expect 2 'an empty name' "$GRADC" bench --compare=unfused, "$xor"
expect 2 'one at a time' "$GRADC" bench --compare=unfused --schedule=naive "$xor"
expect 2 'from 1 to 1024' "$GRADC" bench --threads=1,0 "$xor"
expect 2 '2 is named twice' "$GRADC" bench --threads=2,1,2 "$xor"
expect 2 'from 1 to 1024' "$GRADC" bench --threads=1,,2 "$xor"
expect 2 'one at a time' "$GRADC" build --tuned --schedule=naive "$xor"
expect 2 'but of build, run' "$GRADC" emit --tuned "$xor"
expect 2 'from 1 to' "$GRADC" tune --budget=0 "$xor"
expect 2 'not an option of tune' "$GRADC" tune --schedule=naive "$xor"
expect 2 'but of bench' "$GRADC" build --rounds=3 "$xor"
expect 2 'its FILE is missing' "$GRADC" bench "$xor" --json
expect 2 'NAME=VALUE' "$GRADC" check -D batch "$xor"
expect 2 'one at a time' "$GRADC" emit --stage=c --after=emit "$xor"
expect 2 'not a name in C' "$GRADC" emit --prefix=a-b "$xor"
expect 2 'one spec too many' "$GRADC" check "$xor" "$seed"
expect 2 'standard output' "$GRADC" build "$xor" -o -
expect 2 'data synthetic -o DIR' "$GRADC" data
expect 2 'data synthetic -o DIR' "$GRADC" data synthetic
expect 2 'synthetic' "$GRADC" data cifar -o x

# ---- errors are 1, warnings 0
expect 1 'cannot read' "$GRADC" check no/such/spec.lua
expect 0 "$xor: fine" "$GRADC" check --lint "$xor"
silent err 'check xor'
expect 0 '1 warning' "$GRADC" check --lint "$seed"
grep -q 'mnist_expert_seed.lua:18:.*warning: .*\[-Wloss-activation\]' err || complain 'the warning has no place'
grep -q 'hint: .*softmax' err || complain 'the warning has no fix'
expect 1 '1 error' "$GRADC" check --lint -Werror "$seed"
expect 1 '1 error' "$GRADC" check --lint -Werror=loss-activation "$seed"
expect 0 '1 warning' "$GRADC" check --lint -Werror -Wno-error=loss-activation "$seed"
expect 0 ': fine' "$GRADC" check --lint -Wno-loss-activation "$seed"
expect 0 ': fine' "$GRADC" check --lint -Werror -Wno-loss-activation "$seed"
expect 0 '' "$GRADC" check --lint --error-format=json "$seed"
silent out 'check --lint --error-format=json'
jq -e '.severity == "warning" and .warning == "loss-activation" and .line == 18' err >jq.out || complain 'JSON diagnostics'
expect 1 '' "$GRADC" build -Werror "$seed" -o refused
[[ ! -e refused ]] || complain 'a program was made in spite of -Werror'

# ---- emit: the same text everywhere, whole or not at all
expect 0 '' "$GRADC" emit "$xor" --march=x86-64-v3
cp out xor.c
expect 0 '' "$GRADC" emit "$xor" --march=x86-64-v3 -o by_o.c
silent out 'emit -o'
cmp xor.c by_o.c || complain 'emit -o differs from standard output'
expect 0 '' "$GRADC" emit --march x86-64-v3 -oby_o2.c "$xor"
cmp xor.c by_o2.c || complain 'emit -oFILE differs'
mkfifo pipe
timeout 20 cat pipe >from_pipe.c &
expect 0 '' "$GRADC" emit "$xor" --march=x86-64-v3 -o pipe
wait
[[ -p pipe ]] && cmp xor.c from_pipe.c || complain 'emit -o does not write to a pipe'
for stage in trace gradient graph nests kernels memory c; do
    expect 0 '' "$GRADC" emit --stage=$stage "$xor"
    [[ -s out ]] || complain "--stage=$stage prints nothing"
done
for pass in trace differentiate simplify lower axes slice layout tile place emit; do
    expect 0 '' "$GRADC" emit --after=$pass "$xor"
    [[ -s out ]] || complain "--after=$pass prints nothing"
done
expect 1 'no/such' "$GRADC" emit "$xor" -o no/such/folder/x.c
"$GRADC" emit "$xor" --march=x86-64-v3 >/dev/full 2>err && complain 'a full disk is not noticed'
cp "$xor" own.lua
expect 1 'the spec itself' "$GRADC" emit own.lua -o ./own.lua
cmp "$xor" own.lua || complain 'the spec was overwritten'
echo 'return 3' >wrong.lua
echo kept >kept.c
expect 1 'error' "$GRADC" emit wrong.lua -o kept.c
[[ $(cat kept.c) == kept ]] || complain 'an output was touched in spite of errors'
ls | grep -q '\.tmp$' && complain "temporary files are left: $(ls)"

# ---- standard input is a spec
"$GRADC" check --lint - <"$xor" >out 2>err || complain 'check - of a file'
cat "$xor" | "$GRADC" emit - --stage=trace >from_pipe 2>err || complain 'emit - of a pipe'
cat "$SOURCE_DIR/models/mnist_expert_seed.lua" | "$GRADC" check --lint - >out 2>err
grep -q 'activation = "relu" }' err || complain 'diagnostics of standard input show no line'

# ---- parameters
expect 0 'batch 7' "$GRADC" emit --stage=trace -D batch=7 -D train=14 -D test=7 "$SOURCE_DIR/models/mnist_mlp.lua"
expect 0 'batch 7' "$GRADC" emit --stage=trace -Dbatch=7 -Dtrain=14 -Dtest=7 "$SOURCE_DIR/models/mnist_mlp.lua"
expect 1 'did you mean batch?' "$GRADC" check -D bach=7 "$SOURCE_DIR/models/mnist_mlp.lua"
expect 1 'instructions' "$GRADC" check --limit-instructions=1 "$SOURCE_DIR/tests/errors/endless_loop.lua"

# ---- -v tells the passes and how long they took, and nothing else does
expect 0 '' "$GRADC" emit -v "$xor" -o by_o.c
grep -Eq '^differentiate +[0-9.]+ ms' err || complain '-v shows no times'

((failures == 0)) && echo 'all fine'
exit $((failures > 0))
