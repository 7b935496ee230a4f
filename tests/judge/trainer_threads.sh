# Two trainers under ThreadSanitizer, runtime and generated C alike: a few steps on two threads.
# label: oracle
set -euo pipefail
folder=${GRADC_TEST_TMP:?}
cd "$SOURCE_DIR"
flags=(-std=c17 -D_GNU_SOURCE -g -O1 -fno-math-errno -fsanitize=thread \
    -fno-sanitize-recover=all -fno-omit-frame-pointer)

mapfile -t sources < <(find runtime -name '*.c' | sort)
mkdir "$folder/objects"
(cd "$folder/objects" && "$GRADC_TEST_CC" "${flags[@]}" -I "$SOURCE_DIR/runtime" \
    -c "${sources[@]/#/$SOURCE_DIR/}")

train() { # SPEC TRAINER-OPTION...
    local spec=$1
    shift
    "$GRADC" emit --stage=c --prefix=judged --march=native "$spec" -o "$folder/program.c"
    echo 'const struct gradc_program *const gradc_main_program = &judged;' >> "$folder/program.c"
    local march
    march=$(sed -n 's/.*compile with .*-march=\([^ ]*\).*/\1/p' "$folder/program.c")
    "$GRADC_TEST_CC" "${flags[@]}" -march="$march" "$folder/program.c" "$folder"/objects/*.o \
        "$BINARY_DIR"/lib/gradc/lib{jansson,z,md}.a -lm -pthread -o "$folder/trainer"
    "$folder/trainer" --threads 2 --quiet "$@"
}

train models/xor.lua --epochs 3
train models/mnist_mlp.lua --steps 5 --log "$folder/log" --log-every 1
[ "$(grep -c '"step"' "$folder/log")" = 5 ]
