# What the scripts that train share: complaints, programs, images to predict. Source it first; end with `finish`.
set -uo pipefail
cd "$GRADC_TEST_TMP" || exit 1
specs=$SOURCE_DIR/tests/e2e/specs
failures=0
complain() { echo "FAILED: $*"; failures=$((failures + 1)); }

# build PROGRAM SPEC [OPTION]...: the script ends where this fails, for nothing after it would mean anything.
build() {
    local program=$1 spec=$2
    shift 2
    "$GRADC" build --march=x86-64-v3 "$@" "$spec" -o "$program" >build.out 2>&1 && return
    echo "FAILED: gradc build $* $spec"
    cat build.out
    exit 1
}

# train PROGRAM [OPTION]...: its output goes to PROGRAM.out and PROGRAM.err.
train() {
    local program=$1
    shift
    "./$program" --quiet "$@" >"$program.out" 2>"$program.err" && return
    complain "exit code $?: $program $*"
    cat "$program.out" "$program.err"
    return 1
}

# The path of 10000 test images: real ones where GRADC_DATA is set, else the built-in digits.
test_images() {
    local name=t10k-images-idx3-ubyte
    if [[ -n ${GRADC_DATA:-} ]]; then
        ls "$GRADC_DATA/mnist/$name" 2>/dev/null || ls "$GRADC_DATA/mnist/$name.gz"
    else
        [[ -d digits ]] || "$GRADC" data synthetic -o digits || return
        echo "$PWD/digits/$name"
    fi
}

# take COUNT FROM TO: the first COUNT samples of an IDX file of bytes, plain or packed.
take() {
    local count=$1 from=$2 to=$3 rank sample=1 i
    if [[ $from == *.gz ]]; then gzip -dc "$from"; else cat "$from"; fi >take.tmp
    rank=$(od -An -tu1 -j3 -N1 take.tmp)
    for ((i = 1; i < rank; i++)); do
        sample=$((sample * $(od -An -tu4 --endian=big -j$((4 + 4 * i)) -N4 take.tmp)))
    done
    {
        head -c 4 take.tmp
        printf "\\x$(printf %02x $((count >> 24)))\\x$(printf %02x $((count >> 16 & 255)))"
        printf "\\x$(printf %02x $((count >> 8 & 255)))\\x$(printf %02x $((count & 255)))"
        tail -c +9 take.tmp | head -c $((4 * (rank - 1) + count * sample))
    } >"$to"
    rm take.tmp
}

# The tensor header of a safetensors file, as JSON.
header() { head -c $((8 + $(od -An -tu8 -N8 "$1"))) "$1" | tail -c +9; }

finish() {
    ((failures == 0)) && echo 'all fine'
    exit $((failures > 0))
}
