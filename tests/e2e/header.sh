# The header of a generated file says what is written out: a small net whole, the naive schedule nothing.
. "$SOURCE_DIR/tests/e2e/common.bash"
unrolled() { "$GRADC" emit --march=x86-64-v3 "$@" | sed -n 's/^ \*   unrolled  *//p'; }

[[ $(unrolled --schedule=naive "$SOURCE_DIR/models/mnist_mlp.lua") == 'nothing: every axis is a loop' ]] ||
    complain 'naive C is said to be unrolled'
for spec in xor mnist_mlp; do
    line=$(unrolled "$SOURCE_DIR/models/$spec.lua")
    [[ $line =~ ^([0-9]+)\ of\ ([0-9]+)\ nests\ whole\;\ of\ ([0-9]+)\ more\ .*,\ at\ most\ ([0-9]+)\ points$ ]] ||
        { complain "$spec: $line"; continue; }
    whole=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]} partly=${BASH_REMATCH[3]} most=${BASH_REMATCH[4]}
    ((whole > 0 && partly > 0 && whole + partly <= all && most > 1)) || complain "$spec: $line"
    case $spec in
    xor) ((whole > partly)) || complain "an XOR net is straight-line code: $line" ;;
    *) ((whole < partly)) || complain "784 inputs are a loop: $line" ;;
    esac
done
"$GRADC" emit "$SOURCE_DIR/models/xor.lua" >c
grep -qE '^ \*   stack          (no local arrays|[0-9 ]+ bytes of local arrays in the largest phase)$' c || complain 'no stack figure'
finish
