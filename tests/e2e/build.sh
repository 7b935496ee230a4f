# gradc build and gradc run: programs, what is kept, the cache, and a Clang that is missing, old or broken.
# timeout: 300
set -uo pipefail
cd "$GRADC_TEST_TMP"
export XDG_CACHE_HOME=$GRADC_TEST_TMP/cache
failures=0
complain() { echo "FAILED: $*"; failures=$((failures + 1)); }
xor=$SOURCE_DIR/models/xor.lua

# ---- a program, silently; paths may have blanks
mkdir 'a folder'
cp "$xor" 'a folder/my spec.lua'
"$GRADC" build 'a folder/my spec.lua' -o 'a folder/my program' >out 2>&1 || complain 'build fails'
[[ ! -s out ]] || { complain 'build is not silent'; cat out; }
[[ -x 'a folder/my program' && $(ls 'a folder' | wc -l) == 2 ]] || complain "left in the folder: $(ls 'a folder')"
'a folder/my program' --epochs 2 --quiet >out 2>&1 || { complain 'the program fails'; cat out; }
(cd 'a folder' && "$GRADC" build 'my spec.lua' && [[ -x my_spec ]]) || complain 'the default name is not the spec'"'"'s'
for name in log read exit int 2nd stdin; do
    cp "$xor" $name.lua
    "$GRADC" build $name.lua -o program_$name 2>err && ./program_$name --epochs 1 --quiet >out 2>&1 ||
        { complain "a spec called $name.lua"; cat err out; }
done
if ldd 'a folder/my program' | grep -Ev 'linux-vdso|libc\.so|libm\.so|ld-linux'; then complain 'it needs more than libc and libm'; fi

# ---- --save-temps keeps the C that emit prints; -v shows clang's command
"$GRADC" build -v --save-temps --march=x86-64 "$xor" -o xor >out 2>err || complain 'build -v'
grep -q -- '-march=x86-64 ' err || complain '-v does not show the command'
"$GRADC" emit --march=x86-64 "$xor" | cmp - xor.c || complain 'xor.c is not what emit prints'
"$GRADC" build --march=armv8-a "$xor" -o arm 2>err && complain 'a program of another machine'
[[ $(uname -m) != x86_64 ]] || grep -q 'gradc emit --march=armv8-a' err || complain 'another machine is not explained'

# ---- the outputs: a folder, a folder that is not there
mkdir there
"$GRADC" build "$xor" -o there 2>err && complain 'a folder was replaced'
"$GRADC" build "$xor" -o not/there 2>err && complain 'there is no such folder'
cp "$xor" own.lua
"$GRADC" build own.lua -o own.lua 2>err && complain 'the spec was replaced'
cmp "$xor" own.lua || complain 'the spec was overwritten'

# ---- Clang: none, not one, too old, broken
mkdir empty fake
PATH=$PWD/empty "$GRADC" build "$xor" -o none 2>err && complain 'it builds without clang'
grep -q 'install clang' err || complain 'what to install is not said'
PATH=$PWD/empty "$GRADC" --version | grep -q 'install clang' || complain '--version without clang'
"$GRADC" build --cc no-such-clang "$xor" -o none 2>err && complain '--cc of nothing'
grep -q 'no-such-clang' err || complain '--cc is not named'
"$GRADC" build --cc "$(command -v bash)" "$xor" -o none 2>err && complain '--cc of a shell'
grep -q 'not a Clang' err || complain 'that bash is no Clang is not said'
printf '#!%s\necho "clang version 13.0.1"\n' "$(command -v bash)" >fake/clang-old
printf '#!%s\n[[ $1 == --version ]] && echo "clang version 99.1.2" && exit\necho "model.c:1:1: error: odd"\nexit 1\n' \
    "$(command -v bash)" >fake/clang-odd
chmod +x fake/*
"$GRADC" build --cc fake/clang-old "$xor" -o none 2>err && complain 'clang 13 is taken'
grep -q '14 or newer' err || complain 'that 13 is too old is not said'
"$GRADC" build --cc fake/clang-odd "$xor" -o none 2>err
(($? == 1)) || complain 'a failing clang is not exit code 1'
grep -q 'error: odd' err && grep -q 'fake/clang-odd -std=c17' err || { complain "clang's error and command"; cat err; }
[[ ! -e none ]] && ! ls | grep -q '\.tmp$' || complain "something is left: $(ls)"
ln -s "$PWD/fake/clang-odd" fake/clang-40
PATH=$PWD/fake:$PATH "$GRADC" --version | grep -q 'clang 99.1.2' || complain 'the newest clang is not taken'

# ---- run: built once
"$GRADC" run -v "$xor" -- --epochs 1 --quiet >out 2>err || { complain 'run fails'; cat out err; }
grep -q '^clang ' err || complain 'the first run does not build'
"$GRADC" run -v "$xor" -- --epochs 1 --quiet >out 2>err || complain 'the second run fails'
grep -q 'built before' err || complain 'the second run builds again'
"$GRADC" run -v -D epochs=3 "$xor" -- --quiet >out 2>err || complain 'run -D fails'
grep -q 'built before' err && complain '-D is not part of the key'
"$GRADC" run -v --schedule=naive "$xor" -- --epochs 1 --quiet >out 2>err
grep -q 'built before' err && complain 'the schedule is not part of the key'
"$GRADC" run "$xor" -- --no-such-option >out 2>err
(($? == 2)) || complain "run does not give the program's exit code"
"$GRADC" run "$SOURCE_DIR/models/mnist_expert_seed.lua" -Werror >out 2>err && complain 'run ignores -Werror'
before=$(find cache -type f -perm -u+x | wc -l)
pids=()
for i in 1 2 3 4; do
    "$GRADC" run "$xor" -D epochs=4 -- --quiet >out.$i 2>&1 &
    pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid" || complain 'one of four runs at once fails'; done
(($(find cache -type f -perm -u+x | wc -l) == before + 1)) || complain 'four runs at once leave more than one program'
find cache -name '*.tmp' | grep -q . && complain 'temporary files are left in the cache'
HOME= XDG_CACHE_HOME= "$GRADC" run "$xor" -- --epochs 1 >out 2>err && complain 'run without a home'
grep -q 'XDG_CACHE_HOME' err || complain 'XDG_CACHE_HOME is not mentioned'

((failures == 0)) && echo 'all fine'
exit $((failures > 0))
