#!/usr/bin/env bash
# The tests are tested: each wrong rule of bugs.txt is built into a copy of one object file and linked before the
# compiler's library, and the program that is to catch it must fail. `planted.sh everyday`: those marked so, and that the
# others could be planted; `planted.sh NAME...`: those named; nothing: all.
set -euo pipefail
here=$SOURCE_DIR/tests/planted
source "$BINARY_DIR/tests/planted/commands.bash" # cc, compile_options, libraries, objects_of, program_of
tmp=${GRADC_TEST_TMP:-$(mktemp -d)}
failures=0 caught=0

complain() {
    echo "planted: $1" >&2
    failures=$((failures + 1))
}

# Sets bug, everyday, what, file, object, catcher, old, new; false at the end.
read_bug() {
    local line part=
    bug='' everyday='' what='' file='' object='' catcher='' old='' new=''
    while IFS= read -r line <&3 || [[ -n $line ]]; do
        case $line in
        "bug: "*" everyday") bug=${line#bug: } bug=${bug% everyday} everyday=yes ;;
        "bug: "*) bug=${line#bug: } ;;
        "what: "*) what=${line#what: } ;;
        "file: "*) file=${line#file: } object=$file ;;
        "object: "*) object=${line#object: } ;;
        "caught: "*) catcher=${line#caught: } ;;
        "- "*) part=old old=${line#- } ;;
        "+ "*) part=new new=${line#+ } ;;
        "") [[ $part == new ]] && return 0 || { [[ $part == old ]] && old+=$'\n' || true; } ;;
        *) [[ $part == old ]] && old+=$'\n'$line || { [[ $part == new ]] && new+=$'\n'$line || true; } ;;
        esac
    done
    [[ -n $bug ]]
}

# The source with the old text replaced: false, and says so, where it does not stand there exactly once.
plant() {
    local text rest
    text=$(<"$SOURCE_DIR/$file")
    rest=${text#*"$old"}
    if [[ $rest == "$text" ]]; then complain "$bug: $file no longer holds the text to be replaced: $old"; return 1; fi
    if [[ $rest == *"$old"* ]]; then complain "$bug: the text to be replaced stands in $file more than once: $old"; return 1; fi
    mkdir -p "$tmp/$bug/$(dirname "$file")"
    printf '%s\n' "${text%%"$old"*}$new$rest" >"$tmp/$bug/$file"
    [[ $object == "$file" ]] || cp "$SOURCE_DIR/$object" "$tmp/$bug/$object"
}

# Runs the program that is to catch it, one with the wrong rule or ($1 empty) the one that was built.
run_catcher() {
    local -a words
    read -ra words <<<"$catcher"
    local program=${words[0]}
    local binary=${program_of[$program]:?no such program}
    if [[ -n $1 ]]; then
        binary=$tmp/$bug/program
        # shellcheck disable=SC2086 # lists of files
        "$cc" -o "$binary" ${objects_of[$program]} "$1" "${libraries[@]}" || { complain "$bug: cannot be linked"; return 0; }
    fi
    (cd "$SOURCE_DIR" && timeout 300 "$binary" "${words[@]:1}") >"$tmp/$bug/said" 2>&1
}

# What is right must pass, or its failure would prove nothing.
declare -A passes
check_baseline() {
    [[ -n ${passes[$catcher]:-} ]] && return 0
    run_catcher '' || { complain "$catcher fails without any bug: $(head -n 3 "$tmp/$bug/said")"; return 1; }
    passes[$catcher]=yes
}

hunt() {
    mkdir -p "$tmp/$bug"
    grep -q "^| \`$bug\` |" "$SOURCE_DIR/docs/prover.md" || complain "$bug: docs/prover.md does not list it"
    plant && check_baseline || return 0
    local code=$tmp/$bug/object.o
    if ! "$cc" -c "-I$tmp/$bug/compiler" "${compile_options[@]}" -o "$code" "$tmp/$bug/$object" >"$tmp/$bug/said" 2>&1; then
        complain "$bug: does not compile: $(grep -m1 error "$tmp/$bug/said")"
    elif run_catcher "$code"; then
        complain "$bug ($what) is not caught by: $catcher"
    else
        caught=$((caught + 1))
        printf '%-28s caught by %s: %s\n' "$bug" "$catcher" "$(head -n 1 "$tmp/$bug/said" | cut -c1-100)"
    fi
}

wanted=("$@")
exec 3<"$here/bugs.txt"
while IFS= read -r line <&3 && [[ -n $line ]]; do :; done # the first paragraphs say what the file is
while IFS= read -r line <&3 && [[ -n $line ]]; do :; done
while read_bug; do
    case ${wanted[0]:-all} in
    all) hunt ;;
    everyday) if [[ -n $everyday ]]; then hunt; else plant || true; fi ;; # of the others at least the text
    *) for name in "${wanted[@]}"; do [[ $name == "$bug" ]] && hunt; done ;;
    esac
done
echo "$caught bugs were caught"
[[ $failures == 0 && $caught -gt 0 ]]
