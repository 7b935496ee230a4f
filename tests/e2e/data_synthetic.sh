# gradc data synthetic: the four files, the same for the same seed, and nothing that is there is replaced.
# timeout: 300
set -euo pipefail
cd "$GRADC_TEST_TMP"
fail() { echo "FAILED: $*"; exit 1; }
"$GRADC" data synthetic --seed 7 -o 'one set/digits' >out 2>err
[[ ! -s out && ! -s err ]] || fail 'it is not silent'
[[ $(ls 'one set/digits' | wc -l) == 4 ]] || fail "the folder holds $(ls 'one set/digits')"
[[ $(stat -c %s 'one set/digits/train-images-idx3-ubyte') == $((16 + 60000 * 784)) ]] || fail 'training images'
[[ $(stat -c %s 'one set/digits/t10k-labels-idx1-ubyte') == $((8 + 10000)) ]] || fail 'test labels'
sums=$(cd 'one set/digits' && sha256sum *)

"$GRADC" data synthetic --seed 8 -o 'one set/digits' 2>err && fail 'a set was replaced'
grep -q 'is there already' err || fail 'why it was refused is not said'
[[ $(cd 'one set/digits' && sha256sum *) == "$sums" ]] || fail 'the set was touched'
mkdir packed && touch packed/t10k-labels-idx1-ubyte.gz
"$GRADC" data synthetic -o packed 2>err && fail 'a packed set is not seen'

"$GRADC" data synthetic -v --seed=7 --output=again 2>err
grep -q 'seed 7' err || fail '-v does not say the seed'
[[ $(cd again && sha256sum *) == "$sums" ]] || fail 'the same seed gives other digits'
touch file
"$GRADC" data synthetic -o file/below 2>err && fail 'a folder within a file'
echo 'all fine'
