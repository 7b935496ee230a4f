# tests/bench/peers without any peer: gradc's worker runs a net, results are kept, and the verdicts are those of the numbers.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
peers=$SOURCE_DIR/tests/bench/peers

"$peers" --help >help || complain 'no --help'
for option in models batches threads only rounds turn json show update lock; do
    grep -q -- "--$option" help || complain "--help does not know --$option"
done
"$peers" --only gradk 2>err && complain 'a peer that is not there'
grep -q 'gradk is none of gradc, tensorflow' err || complain 'no word of which peers there are'

# ---- gradc alone: built, run, its losses those of a net that begins with ten classes
"$peers" --only gradc --models lenet5 --batches 1,2 --threads 1 --rounds 3 --turn 1 --json found.json >out 2>err
(($? < 2)) || complain 'gradc alone failed' # 1: a limit was missed, which is not what is tested here
jq -e '[.cells[] | .net, .batch, .threads, .parameters] == ["lenet5", 1, 1, 61706, "lenet5", 2, 1, 61706]' found.json >/dev/null || complain 'not the two cells'
jq -e 'all(.cells[]; .losses.gradc | length == 8 and (first > 1 and first < 5) and first != last)' found.json >/dev/null || complain 'its losses'
jq -e 'all(.cells[]; [.train, .inference, .read] | all(.gradc | length == 3 and min > 0))' found.json >/dev/null || complain 'not three rounds of each'
grep -q 'reading the weights' out && complain 'a bandwidth for a net that computes more than it reads'
[[ -z $(ls "$XDG_CACHE_HOME/gradc/peers" 2>/dev/null) ]] || complain 'it made an environment that it does not need'

# ---- another run replaces a cell and leaves the other
cp found.json before.json
"$peers" --only gradc --models lenet5 --batches 2 --threads 1 --rounds 1 --turn 1 --json found.json >out 2>err
jq -e --slurpfile before before.json '.cells[0] == $before[0].cells[0] and (.cells[1].train.gradc | length) == 1' found.json >/dev/null ||
    complain 'the cells were not merged'

# ---- what the numbers say
jq '.cells = [.cells[0] * {net: "mlp", batch: 1, inference: {gradc: [1, 2, 3]}, read: {gradc: [3, 1.9, 1]}}]' before.json >made.json
"$peers" --show --json made.json >out || complain 'a kept limit, and exit code 1'
grep -q '^ok         95 %  at least 85  reading the weights, mlp, batch 1, threads 1$' out || complain 'no verdict on bandwidth'
jq '.cells = [.cells[0] * {net: "mnist_expert", batch: 32, train: {gradc: [1, 9, 2], torch: [9, 7, 1], jax: [8, 8.5, 9]},
    inference: {gradc: [1, 1, 1], torch: [2, 2, 2], jax: [0.5, 0.5, 3]}}]' before.json >made.json
"$peers" --show --json made.json >out && complain 'missed limits, and exit code 0'
grep -q '^MISSED   3.50 x  at least 4   train, mnist_expert, batch 32, threads 1: torch$' out || complain 'the fastest is torch, 3.5 times'
grep -q '^MISSED   0.50 x  at least 1   inference, mnist_expert, batch 32, threads 1: jax$' out || complain 'jax is twice as fast'
grep -q '^| mnist_expert | 32 .* 2.00 s .* \*\*7.00 s\*\* .* 8.50 s .* 3.50 ' out || complain 'the table has other numbers'
jq '.cells[0].train.gradc = [1.75]' made.json | jq '.cells[0].inference.gradc = [0.5]' >kept.json
printf 'above\n<!-- peers: tests/bench/peers --update writes what follows -->\nold\n<!-- peers: end -->\nbelow\n' >page.md
"$peers" --show --json kept.json --update page.md >out || complain 'kept limits, and exit code 1'
{ sed -n 1p page.md | grep -qx above && sed -n '$p' page.md | grep -qx below && grep -q '\*\*7.00 s\*\*' page.md && ! grep -qx old page.md; } ||
    complain 'the page is not updated between its comments'
((failures == 0)) || cat out err
finish
