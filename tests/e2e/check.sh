# gradc check: what is right is proven, line by line, for people and for machines; what cannot be proven is said.
# Mistakes are planted by tests/check.c.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
xor=$SOURCE_DIR/models/xor.lua
seed=$SOURCE_DIR/models/mnist_expert_seed.lua
small=(-D batch=2 -D train=2 -D test=2)

# check CODE [OPTION]...: the exit code; what is printed goes to out and err.
check() {
    local code=$1 got
    shift
    mkdir -p temporary
    TMPDIR=$PWD/temporary "$GRADC" check --cc="$GRADC_TEST_CC" "$@" >out 2>err </dev/null
    got=$?
    ((got == code)) || { complain "exit code $got, not $code: check $*"; cat out err; }
    [[ -z $(ls -A temporary) ]] || complain "left behind by check $*: $(ls -A temporary)"
}
says() { grep -qE -- "$1" "$2" || { complain "'$1' is not in $2"; cat "$2"; }; }

# ---- a right spec: each comparison is a line
check 0 "$xor"
[[ ! -s err ]] || complain "something is said of a right spec: $(cat err)"
[[ $(head -n 1 out) == "$xor: fine" ]] || complain 'diagnostics do not come first'
says '^  train_4 +loss +.* 1 compared: .* of 1e-09$' out
says '^  train_4 +gradients +4 gradients, .* 33 compared: .* of 1e-09$' out
says '^  train_4 +update +16 outputs and variables, .* of 1e-04$' out
says '^  train_4 +update +5 losses and gradients, .* of 2e-05$' out
for pair in 'grouped and fused' 'unfused and fused'; do says "^  all +schedules +$pair, to the bit .* compared: equal\$" out; done
says '^  all +schedules +naive and fused   .* of 1e-04$' out
says '^  train_4 +differences +xor/dense/kernel +19 compared: .* of 1e-06$' out
says '^  train_4 +differences +xor/dense_1/bias +4 compared: ' out
says "^$xor: proven, 11 comparisons in [0-9.]+ s\$" out
grep -q WRONG out && complain 'something is wrong with a right spec'

# ---- any schedule can be what is proven, for any machine whose code runs here, of any batch
check 0 --schedule=naive "$xor"
says '^  all +schedules +naive and unfused' out
check 0 --schedule=fused --march=x86-64 -D batch=3 "$xor"
says '^  train_3 ' out
says '^  train_1 ' out # the remainder is a function of its own
says '^  all +schedules +unfused and fused, to the bit' out
cat "$xor" | "$GRADC" check --cc="$GRADC_TEST_CC" - >out 2>err || complain 'a spec from a pipe is not proven'
says '^-: proven, 11 ' out

# ---- a step without gradients has no loss to be proven, but schedules
cat >plain.lua <<'SPEC'
local w = Variable { name = "w", value = 1 }
local Net = Model:subclass "net"
function Net:build() self.d = layers.Dense { 1 } end
function Net:call(x) return self.d(x) end
local net = Net()
return train { model = net, data = datasets.from_tensor_slices { { { 1, 2 } }, { { 1 } } }:batch(1),
  step = func(function(x, y) w:assign(w + net(x):sum()) end) }
SPEC
check 0 plain.lua
says 'proven, 3 comparisons' out

# ---- machines read a line a comparison, and nothing else
check 0 --error-format=json "$xor"
[[ $(wc -l <out) == 11 ]] || complain 'not one line of JSON a comparison'
jq -es 'all(.[]; .holds and .worst <= .allowed and .compared > 0 and (.function | length) > 0)' out >jq.out || complain 'JSON claims'
jq -es '[.[] | select(.proof == "differences") | .compared] == [19, 11, 11, 4]' out >jq.out || complain 'JSON counts'

# ---- a warning is no reason not to prove; an error is
check 0 "${small[@]}" "$seed"
says 'warning: .*\[-Wloss-activation\]' err
says '1 warning$' out
says ': proven, ' out
check 1 "${small[@]}" -Werror "$seed"
says '1 error$' out
grep -q 'differences' out && complain 'proven in spite of -Werror'

# ---- --lint compiles nothing
check 0 --lint "$xor"
[[ $(cat out) == "$xor: fine" ]] || complain "--lint prints more than diagnostics: $(cat out)"
PATH=/nowhere "$GRADC" check --lint "$xor" >out 2>err || complain '--lint needs a Clang'

# ---- what cannot be proven
PATH=/nowhere "$GRADC" check "$xor" >out 2>err && complain 'proven without a Clang'
says 'no clang on the PATH.*--lint' err
"$GRADC" check --cc=/bin/false "$xor" >out 2>err && complain 'false is a Clang'
case $(uname -m) in x86_64) foreign=armv8-a ;; *) foreign=x86-64 ;; esac
check 1 --march=$foreign "$xor"
says 'not proven|does not run' err
"$GRADC" check --cc="$GRADC_TEST_CC" "$xor" >/dev/full 2>err && complain 'a full disk is not noticed'
finish
