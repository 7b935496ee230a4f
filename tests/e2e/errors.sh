# The careless user of gradc and of a trained program: what is wrong is named, and no output is half written.
# timeout: 300
. "$SOURCE_DIR/tests/e2e/common.bash"
images=$(test_images) || { complain 'no test images'; finish; }

# expect CODE TEXT COMMAND...: the exit code, and a text in what is printed.
expect() {
    local code=$1 text=$2 got
    shift 2
    "$@" >out 2>err </dev/null
    got=$?
    ((got == code)) || { complain "exit code $got, not $code: $*"; cat out err; }
    grep -qF -- "$text" out err || { complain "'$text' is not in what was printed by: $*"; cat out err; }
}

build program "$specs/any_batch.lua" -D train=40 -D test=20 --save-temps

# ---- options of a trained program: 2, and the way to help
expect 2 '--no-such' ./program --no-such
expect 2 'any_batch --help lists the options' ./program --epochs=
expect 2 "whole number from 0" ./program --epochs three
expect 2 '--steps' ./program --steps -1
expect 2 '--threads' ./program --threads 0
expect 2 'a value is missing' ./program --save
expect 2 'needs --log' ./program --log-every 5
expect 2 'one at a time' ./program --eval --predict images
expect 2 'nothing is trained' ./program --eval --save x
expect 2 'not an option' ./program weights
expect 2 'GRADC_NUM_THREADS' env GRADC_NUM_THREADS=many ./program
expect 0 '--predict FILE' ./program --help
expect 0 'spec: any_batch.lua' ./program --version

# ---- files that are missing, are folders, cannot be written, are something else
mkdir folder
expect 1 'no/file' ./program --load no/file
expect 1 'no/file' ./program --predict no/file
expect 1 'no/file' ./program --steps 1 --save no/file
expect 1 'no/log' ./program --log no/log
expect 1 'folder' ./program --steps 1 --save folder
expect 1 'folder' ./program --predict folder
expect 1 'program.c' ./program --predict program.c
expect 1 'program.c' ./program --load program.c
./program --quiet --log log --log-every 1 >/dev/full 2>err && complain 'a full disk under standard output is not noticed'
grep -q 'standard output' err || complain 'standard output is not named'
printf '\0\0\x08\x03\0\0\0\x01\0\0\0\x02\0\0\0\x02abcd' >tiny
expect 1 'a sample is of shape (2 x 2), but any_batch was built for (28 x 28)' ./program --predict tiny
take 3 "$images" three
expect 0 '.' ./program --predict three
head -c 1000 three >cut
expect 1 'cut' ./program --predict cut

# ---- data: a missing file, and where it belongs; a label out of range by file, position and value
mkdir data
expect 1 'data/train-images-idx3-ubyte: no such file' ./program --data data
take 40 "$images" data/train-images-idx3-ubyte
take 20 "$images" data/t10k-images-idx3-ubyte
labels() { printf "\\0\\0\\x08\\x01\\0\\0\\0\\x$(printf %02x $1)"; head -c $1 /dev/zero | tr '\0' '\3'; }
labels 40 >data/train-labels-idx1-ubyte
expect 1 'data/t10k-labels-idx1-ubyte: no such file, neither plain nor .gz' ./program --data data
labels 20 >data/t10k-labels-idx1-ubyte
expect 0 '' ./program --data data --quiet
gzip -k data/train-images-idx3-ubyte && rm data/train-images-idx3-ubyte
expect 0 '' ./program --data data --quiet
printf '\x0a' | dd of=data/train-labels-idx1-ubyte bs=1 seek=$((8 + 17)) conv=notrunc 2>dd
expect 1 'data/train-labels-idx1-ubyte: sample 17 has label 10, but the model knows 0 to 9' ./program --data data
printf '\x03' | dd of=data/train-labels-idx1-ubyte bs=1 seek=$((8 + 17)) conv=notrunc 2>dd
printf '\xff' | dd of=data/t10k-labels-idx1-ubyte bs=1 seek=8 conv=notrunc 2>dd
expect 1 'data/t10k-labels-idx1-ubyte: sample 0 has label 255' ./program --data data
labels 20 >data/t10k-labels-idx1-ubyte
head -c 30 data/train-labels-idx1-ubyte >data/short && mv data/short data/train-labels-idx1-ubyte
expect 1 'data/train-labels-idx1-ubyte' ./program --data data

# where $GRADC_DATA or the data folder has some of the files, a missing one is a failure, never built-in digits
mkdir -p some/mnist home/gradc
cp data/t10k-images-idx3-ubyte some/mnist/
expect 1 'some/mnist/train-images-idx3-ubyte: no such file' env GRADC_DATA=some ./program
expect 1 'none/mnist/train-images-idx3-ubyte: no such file' env GRADC_DATA=none ./program
cp -r some/mnist home/gradc/
expect 1 'home/gradc/mnist/train-images-idx3-ubyte: no such file' env -u GRADC_DATA XDG_DATA_HOME=home ./program
expect 0 'built-in synthetic digits' env -u GRADC_DATA XDG_DATA_HOME=nowhere ./program --quiet
grep -q 'nowhere/gradc/mnist' err || complain 'where the real files belong is not said'

# ---- a build that is killed leaves no program; one that cannot write says so
slow=$SOURCE_DIR/models/mnist_expert.lua
for signal in INT TERM KILL; do
    mkdir killed
    cp program killed/before
    env --default-signal=INT "$GRADC" build "$slow" --march=x86-64-v3 -o killed/expert >out 2>&1 &
    pid=$!
    sleep 0.3
    kill -$signal $pid 2>kill.err && wait $pid 2>wait.err
    [[ ! -e killed/expert ]] || complain "SIG$signal: a program is there"
    [[ $signal == KILL ]] || { sleep 0.1; [[ $(ls -A killed) == before ]] || complain "SIG$signal leaves $(ls -A killed)"; }
    sleep 1 # clang may end later than a killed gradc
    rm -r killed
done
"$GRADC" build "$specs/any_batch.lua" -D batch=8 --march=x86-64-v3 -o program --cc /bin/false >out 2>&1 && complain 'false is a Clang'
./program --version | grep -q any_batch || complain 'a failed build took the program that was there'
chmod a-w folder
if [[ $(id -u) == 0 ]]; then # root writes anywhere: a folder that takes nothing stands in
    expect 1 '/proc/' "$GRADC" build "$SOURCE_DIR/models/xor.lua" -o /proc/xor
    expect 1 '/proc/' "$GRADC" emit "$SOURCE_DIR/models/xor.lua" -o /proc/xor.c
    expect 1 '/proc/' ./program --steps 1 --save /proc/weights
else
    expect 1 'folder/' "$GRADC" build "$SOURCE_DIR/models/xor.lua" -o folder/xor
    expect 1 'folder/' "$GRADC" emit "$SOURCE_DIR/models/xor.lua" -o folder/xor.c
    expect 1 'folder/' ./program --steps 1 --save folder/weights
fi
chmod u+w folder

# ---- Ctrl-C while training: the weights are saved, whole, and the exit code says so
build long "$SOURCE_DIR/models/mnist_mlp.lua" -D train=60000 -D test=32
# bash starts what runs in the background with SIGINT ignored
env --default-signal=INT ./long --quiet --epochs 100000 --save interrupted >out 2>err &
pid=$!
sleep 1
kill -INT $pid
(sleep 20; kill -KILL $pid) 2>late &
late=$!
wait $pid
code=$?
kill $late
((code == 130)) || complain 'Ctrl-C is not exit code 130'
grep -q 'interrupted after step [0-9]*; the weights are in interrupted' err || { complain 'what Ctrl-C did is not said'; cat err; }
expect 0 '' ./long --load interrupted --steps 1
finish
