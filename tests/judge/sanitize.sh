# The C of one spec, by both schedules, under AddressSanitizer and UBSan, then under ThreadSanitizer with two
# threads.
#   sanitize.sh SPEC [-D NAME=VALUE]...
# label: oracle
set -euo pipefail
here=$SOURCE_DIR/tests/judge
spec=$1
shift
folder=${GRADC_TEST_TMP:?}
flags=(-std=c17 -g -fno-math-errno -fno-omit-frame-pointer -Wall -Wextra -Werror -I "$SOURCE_DIR/runtime")

for schedule in naive unfused; do
    "$GRADC" emit --stage=c --prefix=judged --schedule=$schedule --march=native "$@" "$spec" \
        -o "$folder/$schedule.c"
    march=$(sed -n 's/.*compile with .*-march=\([^ ]*\).*/\1/p' "$folder/$schedule.c")
    for sanitizer in address,undefined thread; do
        "$GRADC_TEST_CC" "${flags[@]}" -D_GNU_SOURCE -O1 -march="$march" -fsanitize=$sanitizer \
            -fno-sanitize-recover=all "$here/exercise.c" "$folder/$schedule.c" -lm -pthread \
            -o "$folder/exercise"
        threads=$([ $sanitizer = thread ] && echo 2 || echo 1)
        echo "-fsanitize=$sanitizer, $threads threads:"
        "$folder/exercise" "$threads"
    done
done
