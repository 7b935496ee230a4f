# What comes out stands alone: a program needs libc and libm, a file of C needs nobody and keeps its promises.
# timeout: 600
. "$SOURCE_DIR/tests/e2e/common.bash"

# ---- the program
build xor "$SOURCE_DIR/models/xor.lua"
ldd xor | awk '{ print $1 }' | grep -Ev '^(linux-vdso|libc|libm)\.so\.[0-9]+$|^linux-vdso|/ld-linux' && complain 'the program needs more than libc and libm'
mkdir away && cp xor away/ && (cd away && env -i ./xor --quiet --epochs 1 >out 2>err) || complain 'the program does not run elsewhere, with no environment'

# ---- the C of every model
compilers=("$GRADC_TEST_CC") # and the others that gradc is tested with
for version in 19 14; do
    [[ $GRADC_TEST_CC == */clang-$version ]] || { command -v clang-$version >/dev/null && compilers+=(clang-$version); }
done
allowed='^(memcpy|memset|memmove|_GLOBAL_OFFSET_TABLE_|(sqrt|exp|log|tanh|pow|sin|cos|floor|fabs|fma|fmin|fmax)f?)$'
for spec in "$SOURCE_DIR"/models/*.lua; do
    name=$(basename "$spec" .lua)
    "$GRADC" emit --march=x86-64-v3 "$spec" >$name.c 2>err || { complain "$name: no C"; cat err; continue; }
    (($(wc -c <$name.c) < 200000)) || complain "$name.c: $(wc -c <$name.c) bytes, 200000 are the limit"
    awk -v name=$name '{ gsub(/[\x80-\xbf]/, "") } length > 110 { print name".c:"FNR": "length" columns" }' $name.c >wide
    [[ -s wide ]] && { complain "$name.c: $(wc -l <wide) lines beyond 110 columns"; head -3 wide; }
    grep -nE '^#include' $name.c | grep -vE '<(math|stddef|stdint|string|stdbool|float|assert)\.h>' && complain "$name.c: includes"
    for compiler in "${compilers[@]}"; do
        "$compiler" -std=c17 -O1 -march=x86-64-v3 -fno-math-errno -Wall -Wextra -Werror -c $name.c -o $name.o 2>err ||
            { complain "$name.c: $compiler complains"; head -5 err; continue; }
        nm -u $name.o | awk '{ print $2 }' | grep -Ev "$allowed" >needs && complain "$name.c, $compiler: needs $(tr '\n' ' ' <needs)"
        # tables of pointers are constants that the loader relocates: the only data, and in .data.rel.ro
        nm -f sysv $name.o | awk -F'|' '$3 ~ /[BbCDdGgSsu]/ && $7 !~ /\.data\.rel\.ro/ && NF == 7 { print $1 }' >writable
        [[ -s writable ]] && complain "$name.c, $compiler: writable data: $(tr '\n' ' ' <writable)"
        [[ $(nm -g --defined-only $name.o | awk '{ print $3 }') == "$name" ]] ||
            complain "$name.c, $compiler: exports $(nm -g --defined-only $name.o | awk '{ print $3 }' | tr '\n' ' ')"
    done
done

# ---- --prefix renames the symbol, so that variants of one model link into one program
for schedule in naive unfused; do
    "$GRADC" emit --march=x86-64-v3 --schedule=$schedule --prefix=xor_$schedule "$SOURCE_DIR/models/xor.lua" -o xor_$schedule.c
done
cat >both.c <<'C'
#include <stddef.h>
struct gradc_program;
extern const struct gradc_program xor_naive, xor_unfused;
int main(void) { return &xor_naive == &xor_unfused; }
C
"${compilers[0]}" -std=c17 -O0 -march=x86-64-v3 both.c xor_naive.c xor_unfused.c -lm -o both 2>err && ./both || { complain 'two schedules do not link into one program'; cat err; }
finish
