# The pages say what is so: links lead somewhere, specs compile, printed output is what is printed today, the options,
# names and warnings that they mention exist, and what exists is mentioned.
# `tests/e2e/readme.sh --update` writes today's output into the pages instead (GRADC and SOURCE_DIR have defaults then).
# timeout: 120
#
# In the pages, a comment before a fenced block says what it is:
#   <!-- spec: NAME -->        a whole spec, checked, and there for the commands that follow as NAME
#   <!-- output: COMMAND -->   what the command prints; the block's own first line may be "$ …" for readers
#   <!-- output -->            likewise, of the command after the block's "$ "
set -uo pipefail
update=''
if [[ ${1-} == --update ]]; then
    update=yes
    SOURCE_DIR=${SOURCE_DIR:-$(cd -- "$(dirname -- "$0")/../.." && pwd -P)}
    GRADC=${GRADC:-$SOURCE_DIR/build/bin/gradc}
    GRADC_TEST_TMP=$(mktemp -d)
    trap 'rm -rf -- "$GRADC_TEST_TMP"' EXIT
fi
cd "$GRADC_TEST_TMP" || exit 1
mkdir bin
ln -s "$GRADC" bin/gradc
for name in models compiler runtime docs; do ln -s "$SOURCE_DIR/$name" $name; done
export PATH=$PWD/bin:$PATH LC_ALL=C.UTF-8 NO_COLOR=1
pages=("$SOURCE_DIR"/README.md "$SOURCE_DIR"/docs/*.md)
failures=0
exec 3>&1 # a page is rewritten on standard output
complain() { echo "FAILED: $*" >&3; failures=$((failures + 1)); }

# ---- specs and output

# handle KIND ARGUMENT: looks at $block, and sets it to what it should be.
handle() {
    local kind=$1 argument=$2 shown='' wanted
    if [[ $kind == spec ]]; then
        local name=${argument%% *}
        printf '%s\n' "$block" >"$name"
        [[ $argument == *needs-patch ]] || gradc check --lint "$name" >checked 2>&1 || complain "$page: $name: $(cat checked)"
        return
    fi
    if [[ $block == '$ '* ]]; then
        shown=${block%%$'\n'*}
        argument=${argument:-${shown#'$ '}}
    fi
    wanted=$(bash -o pipefail -c "$argument" 2>&1)
    [[ -n $wanted ]] || complain "$page: nothing is printed by: $argument"
    wanted=${shown:+$shown$'\n'}$wanted
    [[ $block == "$wanted" || -n $update ]] ||
        complain "$page: not what is printed now by: $argument"$'\n'"$(diff <(echo "$block") <(echo "$wanted"))"
    block=$wanted
}

read_page() {
    local line kind='' argument='' fence='' block=''
    while IFS= read -r line; do
        if [[ -n $fence ]]; then
            if [[ $line != "$fence" ]]; then
                block+=$line$'\n'
                continue
            fi
            block=${block%$'\n'}
            if [[ -n $kind ]]; then handle "$kind" "$argument"; fi
            printf '%s\n%s\n' "$block" "$line"
            fence='' kind=''
            continue
        fi
        if [[ $line =~ ^\<!--\ (spec|output):?\ ?(.*)\ ?--\>$ ]]; then
            kind=${BASH_REMATCH[1]} argument=${BASH_REMATCH[2]% }
        elif [[ $line == '```'* ]]; then
            fence='```' block=''
        fi
        printf '%s\n' "$line"
    done <"$page"
    [[ -z $fence ]] || complain "$page: a block is not closed"
}

for page in "${pages[@]}"; do
    read_page >page
    if [[ -n $update ]] && ! cmp -s page "$page"; then
        cat page >"$page"
        echo "updated ${page#"$SOURCE_DIR"/}"
    fi
done

# ---- links: files, and headings as GitHub names them

headings() { sed -n 's/^##* //p' "$1" | tr 'A-Z' 'a-z' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'; }

for page in "${pages[@]}"; do
    while IFS= read -r link; do
        [[ $link == http* ]] && continue
        file=${link%%#*} heading=''
        if [[ $link == *'#'* ]]; then heading=${link#*#}; fi
        target=${file:+$(dirname "$page")/$file}
        target=${target:-$page}
        [[ -e $target ]] || complain "$page: $link leads nowhere"
        [[ -z $heading ]] || headings "$target" | grep -qxF -- "$heading" || complain "$page: $link has no such heading"
    done < <(awk '/^```/ { inside = !inside } !inside' "$page" | grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//')
done

# ---- options: what a page calls --name is an option of gradc, of a trained program, or of a tool that it names

if gradc build models/xor.lua -o xor --march=x86-64 >built 2>&1; then
    {
        for verb in '' build run emit check summary bench data; do gradc $verb --help; done
        ./xor --help
        "$BINARY_DIR/tests/prover/prover" --help
        grep -oE -- '"--[a-z]+"' "$SOURCE_DIR/tests/bench/peers" # of which the tests need no Python
        printf '%s\n' --version --update --target --build --parallel --output-on-failure
    } >options
    sed -n 's/^OPTION([A-Z]*, [a-z_]*, "\([a-z-]*\)".*/--\1/p' compiler/options.def >>options
    for page in "${pages[@]}"; do
        for option in $(grep -oE -- '(^|[^a-zA-Z-])--[a-z][a-z-]*' "$page" | grep -oE -- '--[a-z-]+' | sort -u); do
            grep -qE -- "(^|[^a-z-])$option([^a-z-]|\$)" options || complain "$page: there is no option $option"
        done
    done
    ./xor --help | grep -oE -- '^  --[a-z-]+' | while read -r option; do
        grep -qF -- "\`$option" docs/runtime.md || echo "$option"
    done >unsaid
    [[ ! -s unsaid ]] || complain "docs/runtime.md does not mention: $(tr '\n' ' ' <unsaid)"
else
    complain "gradc build models/xor.lua: $(cat built)"
fi

# ---- the language: every name that the page gives exists, every name of the prelude is on the page

page=docs/language.md
names=$(grep -oE '(layers|losses|optimizers|metrics|initializers|datasets)\.[A-Za-z_0-9]+' $page | sort -u)
{
    for name in $names; do echo "local _ = $name"; done
    cat models/xor.lua
} >names.lua
gradc check --lint names.lua >checked 2>&1 || complain "$page gives names that do not exist: $(cat checked)"
{
    sed -n 's/^layer("\([A-Za-z0-9]*\)".*/layers.\1/p' compiler/prelude/layers.lua
    sed -n 's/^loss("\([A-Za-z0-9]*\)".*/losses.\1/p' compiler/prelude/losses.lua
    sed -n 's/^optimizer("\([A-Za-z0-9]*\)".*/optimizers.\1/p' compiler/prelude/optimizers.lua
    sed -n 's/^metric("\([A-Za-z0-9]*\)".*/metrics.\1/p' compiler/prelude/metrics.lua
    sed -n 's/^  \([A-Z][A-Za-z]*\) = { {.*/initializers.\1/p' compiler/prelude/initializers.lua
} >prelude_names
[[ $(wc -l <prelude_names) -ge 20 ]] || complain 'the names of the prelude are not found where they were'
while read -r name; do
    grep -qF -- "$name" $page || complain "$page does not mention $name"
done <prelude_names
for method in $(sed -n 's/^function methods\.\([a-z_]*\)(.*/\1/p' compiler/prelude/ops.lua) \
    $(sed -n 's/^SCALAR(\([a-z_0-9]*\),.*/\1/p' compiler/ops/ops.def | grep -v '^to_'); do
    grep -qE "\`[^\`]*\b$method\b" $page || complain "$page does not mention the method $method"
done
for warning in $(sed -n 's/^WARNING([A-Z_]*, "\([a-z-]*\)".*/\1/p' compiler/base/diag.def); do
    grep -qF -- "-W$warning" $page || complain "$page does not mention -W$warning"
done

# ---- the README's own commands, and figures of the tree that must not grow old

grep -q '^\./bootstrap train' "$SOURCE_DIR/README.md" || complain 'README.md does not name ./bootstrap train'
for verb in train test; do
    "$SOURCE_DIR/bootstrap" --help | grep -q "^./bootstrap $verb" || complain "./bootstrap --help lacks $verb"
done
for folder in compiler/base compiler/ir compiler/trace compiler/graph compiler/ops compiler/schedule compiler/emit compiler/check compiler/prelude; do
    [[ -d $folder ]] || complain "$folder is gone"
    grep -qF "$folder" "$SOURCE_DIR/README.md" || complain "README.md does not mention $folder"
done

if ((failures)); then
    echo "$failures failures; what is merely printed otherwise now is taken over by: tests/e2e/readme.sh --update"
    exit 1
fi
