#!/usr/bin/env bash
# Runs the Go team's own `// run` programs under Waitscope and compares the outcome with a list.
# Usage: run.sh WAITSCOPE LIST GO_TEST_FOLDER [PROGRAM...]      (README.md says what the list may contain)
# Exit code: 0 everything is as the list says, 1 something is not, 77 the folder is not installed (a failure under CI=true).
set -uo pipefail
export LC_ALL=C

# The first lines of a program: up to the first blank one, and at least as far as the package clause for constraints.
header() { sed -n '/^package /q;p' "$1"; }

# A build constraint as a condition of shell arithmetic: known words are 1, all others 0. No cgo, as under CGO_ENABLED=0.
condition() {
    local file=$1 lines
    lines=$(header "$file" | sed -n 's|^//go:build ||p')
    if [ -z "$lines" ]; then # `// +build a,b c`: lines are all needed, words are alternatives, commas mean both
        lines=$(header "$file" | sed -n 's|^// +build  *||p' |
            sed 's/,/\&\&/g; s/  */||/g; s/.*/(&)/' | paste -sd'&' | sed 's/)&(/)\&\&(/g')
    fi
    printf '%s\n' "${lines:-1}" | sed -E 's/\b(linux|amd64|gc|test_run)\b/1/g; s/\b[A-Za-z_][A-Za-z0-9_.]*\b/0/g'
}

# The words of the recipe behind `// run`, one a line; nothing printed and 1 if the program is not a `// run` program.
recipe() {
    local line
    line=$(head -n 2 "$1" | grep -v '+build' | head -n 1)
    case $line in
    '// run' | '//run') ;;
    '// run '*) printf '%s\n' "${line#// run }" | xargs -n 1 printf '%s\n' ;;
    *) return 1 ;;
    esac
}

# Runs one program and writes its verdict (`pass`, `skip` or `fail`) and, below, what went wrong.
one() {
    local waitscope=$1 root=$2 program=$3 result=$4 limit=$5
    local file=$root/$program arguments=() word expected=/dev/null code=0
    if ! (($(condition "$file"))); then
        echo skip >"$result"
        return
    fi
    while IFS= read -r word; do arguments+=("$word"); done < <(recipe "$file")
    # Flags of the compiler choose how much real Go inlines or checks: nothing here depends on them, except -race.
    while [ ${#arguments[@]} -gt 0 ]; do
        case ${arguments[0]} in
        -gcflags | -goexperiment) arguments=("${arguments[@]:2}") ;;
        -*) arguments=("${arguments[@]:1}") ;;
        *) break ;;
        esac
    done
    [ ! -f "${file%.go}.out" ] || expected=${file%.go}.out
    (cd "$root" && timeout "$limit" "$waitscope" run --no-vet --go 1.19 "$program" -- "${arguments[@]}") \
        >"$result.output" 2>&1 </dev/null || code=$?
    if [ "$code" = 0 ] && cmp -s "$expected" "$result.output"; then
        echo pass >"$result"
        return
    fi
    {
        echo fail
        if [ "$code" = 124 ]; then
            echo "no end within $limit s"
        else
            echo "exit code $code; the output, expected (<) and got (>):"
            diff "$expected" "$result.output" | cut -c 1-200 | head -n 6
        fi
    } >"$result"
}

if [ "${1:-}" = --one ]; then
    shift
    one "$@"
    exit 0
fi

waitscope=$(realpath "$1") list=$2 root=$3
shift 3
if [ ! -d "$root/chan" ]; then
    echo "The Go team's tests are not installed (Debian package golang-1.19-src)."
    [ "${CI:-}" = true ] && exit 1
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
limit=$(sed -n 's/^limit //p' "$list")

# Which programs: those of every folder the list names, or those given.
programs=()
declare -A minimum
while read -r word folder least; do
    [ "$word" = folder ] || continue
    minimum[$folder]=$least
done <"$list"
if [ $# -gt 0 ]; then
    programs=("$@")
else
    for folder in $(printf '%s\n' "${!minimum[@]}" | sort); do
        for file in "$root/$folder"/*.go; do
            program=${file#"$root"/}
            recipe "$file" >"$work/recipe" && programs+=("${program#./}")
        done
    done
fi
mkdir -p "$work/results"
printf '%s\n' "${programs[@]}" | xargs -P 2 -I '{}' sh -c \
    'mkdir -p "$(dirname "$5/$3")"; exec "$0" --one "$1" "$2" "$3" "$5/$3" "$4"' \
    "$(realpath "$0")" "$waitscope" "$root" '{}' "${limit:-20}" "$work/results"

# What the list says of each program that does not pass.
declare -A reason
while read -r program why; do
    case $program in '' | '#'* | folder | limit) continue ;; esac
    reason[$program]=$why
done <"$list"

wrong=0
declare -A passed of other
for program in "${programs[@]}"; do
    folder=$(dirname "$program")
    verdict=$(head -n 1 "$work/results/$program")
    # Programs with arguments or flags behind `// run` are counted apart.
    if [ -n "$(recipe "$root/$program")" ]; then folder="$folder, with arguments or flags,"; fi
    of[$folder]=$((${of[$folder]:-0} + 1))
    case $verdict in
    pass)
        passed[$folder]=$((${passed[$folder]:-0} + 1))
        if [ -n "${reason[$program]:-}" ]; then
            echo "FAIL $program passes but the list says it does not: ${reason[$program]}"
            wrong=1
        fi
        ;;
    skip) other[$folder]+="  not run: $program: its build constraint excludes linux/amd64 without cgo"$'\n' ;;
    fail)
        if [ -n "${reason[$program]:-}" ]; then
            other[$folder]+="  does not pass: $program: ${reason[$program]}"$'\n'
        else
            echo "FAIL $program"
            tail -n +2 "$work/results/$program" | sed 's/^/    /'
            wrong=1
        fi
        ;;
    esac
done
for folder in $(printf '%s\n' "${!of[@]}" | sed 's/ /%/g' | sort); do
    folder=${folder//%/ }
    echo "$folder ${passed[$folder]:-0} of ${of[$folder]} pass"
    printf '%s' "${other[$folder]:-}"
done
if [ $# = 0 ]; then
    for folder in "${!minimum[@]}"; do
        if [ "${passed[$folder]:-0}" -lt "${minimum[$folder]}" ]; then
            echo "FAIL $folder: ${passed[$folder]:-0} pass, at least ${minimum[$folder]} must"
            wrong=1
        fi
    done
    for program in "${!reason[@]}"; do
        [ -f "$work/results/$program" ] || { echo "FAIL the list names $program, which was not run"; wrong=1; }
    done
fi
exit $wrong
