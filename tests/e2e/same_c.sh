# The same spec, options and --march give the same C to the byte, whatever surrounds the process; and lines above
# what a spec says move its references and nothing else.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
model=$SOURCE_DIR/models/mnist_expert.lua

# ---- 100 fresh processes, each in a folder, locale, time zone and home of its own, from a path of its own
cat >once <<'E2'
number=$1 model=$2
locales=(C POSIX C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 ko_KR.UTF-8 '')
zones=(UTC Asia/Seoul America/St_Johns '')
mkdir -p "folder $number/below" && cd "folder $number/below" && cp "$model" ..
export LC_ALL=${locales[number % 7]} TZ=${zones[number % 4]} HOME=$PWD LC_NUMERIC=de_DE.UTF-8 2>unset
rm unset
export SOURCE_DATE_EPOCH=$number COLUMNS=$number USER=user$number HOSTNAME=host$number TMPDIR=$PWD
spec=(../mnist_expert.lua "$PWD/../mnist_expert.lua" "$model")
command=("$GRADC" emit --march=x86-64-v3 "${spec[number % 3]}")
case $((number % 4)) in
0) "${command[@]}" >c ;;
1) "${command[@]}" -o c ;;
2) "${command[@]}" --stage=c -o "a name.c" && mv 'a name.c' c ;;
3) env -i GRADC="$GRADC" "${command[@]}" >c ;;
esac && sha256sum <c && rm c
E2
seq 100 | xargs -P 2 -I{} bash once {} "$model" >sums 2>err
[[ $(wc -l <sums) == 100 && ! -s err ]] || { complain "$(wc -l <sums) of 100 processes print C"; head -5 err; }
[[ $(sort -u sums | wc -l) == 1 ]] || { complain 'the C differs'; sort sums | uniq -c; }
for sign in "$HOME" "$PWD" "$(hostname)" "$(date +%Y-)"; do
    "$GRADC" emit --march=x86-64-v3 "$model" | grep -nF -- "$sign" && complain "the C holds '$sign'"
done

# ---- what is part of the C: options
"$GRADC" emit --march=x86-64-v3 "$model" >c
for option in --march=x86-64 --schedule=naive --slices=4 -Dbatch=16 --prefix=other; do
    "$GRADC" emit --march=x86-64-v3 $option "$model" | cmp -s - c && complain "$option changes nothing"
done
"$GRADC" emit --march=native "$model" >native.c
grep -v '\.rebuild = ' native.c | grep -q native && complain '--march=native is not resolved to a named machine'

# ---- three blank lines on top: every reference moves by three
mkdir shifted
for spec in "$specs/small.lua" "$SOURCE_DIR/models/mnist_quickstart.lua" "$SOURCE_DIR/models/softmax_regression.lua"; do
    name=$(basename "$spec")
    { printf '\n\n\n'; cat "$spec"; } >"shifted/$name"
    "$GRADC" emit --march=x86-64-v3 "$spec" >before.c
    "$GRADC" emit --march=x86-64-v3 "shifted/$name" >after.c
    # `small.lua:26 dense forward, :23 dense`, also where a comment goes on in the next line; the hash of the
    # spec's text is no reference: it is another text
    perl -pe 's/(lua|[ ,]):(\d+)\b/"$1:" . ($2 + 3)/ge' before.c | grep -v spec_sha256 >expected.c
    grep -v spec_sha256 after.c | diff expected.c - >difference || { complain "$name: more than references moved"; head -20 difference; }
    (($(diff before.c after.c | grep -c "^<.*$name:[0-9]") >= 10)) || complain "$name: fewer than ten references"
done
for role in forward backward update; do
    grep -q "small.lua:[0-9]* .*$role" <("$GRADC" emit "$specs/small.lua") || complain "no reference of a $role loop"
done

# ---- every function with a loop says which lines of the spec it comes from
for kind in unfused:20 fused:12; do
    "$GRADC" emit --schedule=${kind%:*} --march=x86-64-v3 "$specs/small.lua" | awk -v least=${kind#*:} '
    /small\.lua:[0-9]/ { told = 1 }
    /^static void / { name = $0; functions++ }
    / for \(/ { loops = 1 }
    /^}/ { if (name && loops && !told) { print name; bad = 1 } name = ""; told = loops = 0 }
    END { exit bad || functions < least }' || complain "$kind: a loop without a reference to the spec"
done
finish
