# A spec's `stop`: training ends after the epoch that leaves it true, says so, and can be gone on with.
. "$SOURCE_DIR/tests/e2e/common.bash"
epochs() { jq -s 'map(select(.epoch)) | length' "$1"; }
says='^Stopped after epoch [0-9]* of [0-9]*, as early_stopping.lua says\.$'

for schedule in naive unfused grouped fused; do
    build early "$specs/early_stopping.lua" --schedule=$schedule
    train early --log log --save weights
    n=$(epochs log)
    ((n > 3 && n < 100)) || complain "$schedule: $n epochs of 100"
    [[ $(grep "$says" early.out) == "Stopped after epoch $n of 100, as early_stopping.lua says." ]] ||
        { complain "$schedule: the end of epoch $n is not explained"; cat early.out; }
    # the last two epochs waited, the one before them got better
    grep -q "^$n: .* waited 2.0$" early.out && grep -q "^$((n - 2)): .* waited 0.0$" early.out ||
        { complain "$schedule: stopped for another reason than the spec's"; cat early.out; }
done

# What is saved is the spec's own state, not that it stopped: going on trains at least one epoch.
header weights | jq -e 'has("waited") and (has("stop") | not)' >jq.out || { complain 'the checkpoint'; header weights; }
train early --load weights --log again && [[ $(epochs again) == 1 ]] || complain "gone on with: $(epochs again) epochs"
grep -q "^Stopped after epoch $((n + 1)) of $((n + 100))," early.out || { complain 'gone on with, unexplained'; cat early.out; }

# The last epoch is an end anyway; --steps says how long itself; a rate that never gets there trains to the end.
train early --epochs "$n" --log whole && [[ $(epochs whole) == "$n" ]] || complain "--epochs $n: $(epochs whole)"
! grep -q "$says" early.out || complain 'the last epoch is called an early stop'
train early --steps $((n + 7)) --log-every 1 --log steps
[[ $(jq -s '[.[] | .step // empty] | max' steps) == $((n + 7)) ]] || { complain '--steps'; cat steps; }
build slow "$specs/early_stopping.lua" -D rate=0.01
train slow --epochs 20 --log slow.log && [[ $(epochs slow.log) == 20 ]] || complain "slow: $(epochs slow.log) epochs"
finish
