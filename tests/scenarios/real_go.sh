#!/usr/bin/env bash
# Every scenario file is a Go program: real Go (1.19 or newer) compiles all of them, and prints for the safe ones what
# Waitscope prints. Usage: real_go.sh WAITSCOPE SCENARIOS_FOLDER GO
set -euo pipefail
waitscope=$1 scenarios=$2 go=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GOCACHE=${GOCACHE:-$work/cache} GOFLAGS=-mod=mod GO111MODULE=off HOME=${HOME:-$work}
failed=0
compared=0
for file in "$scenarios"/*/*.go; do
    name=$(basename "$file" .go)
    [ "$name" != driver ] || continue
    folder=$(dirname "$file")
    id=$(basename "$folder")
    sources=("$file")
    [ ! -f "$folder/driver.go" ] || sources+=("$folder/driver.go")
    if ! "$go" build -o "$work/program" "${sources[@]}" >"$work/build" 2>&1; then
        echo "FAIL $id/$name: real Go does not compile it"
        cat "$work/build"
        failed=1
        continue
    fi
    if [ "$name" = unsafe ]; then
        echo "ok   $id/$name compiles"
        continue
    fi
    # How the lines of several goroutines interleave is free, so lines are compared as a set with counts.
    timeout 60 "$work/program" 2>/dev/null | sort >"$work/real" || true
    "$waitscope" run "$id/$name" 2>/dev/null | sort >"$work/ours" || true
    if cmp -s "$work/real" "$work/ours" && [ -s "$work/real" ]; then
        echo "ok   $id/$name: the same $(wc -l <"$work/real") lines"
        compared=$((compared + 1))
    else
        echo "FAIL $id/$name: stdout differs (- real Go, + Waitscope)"
        diff "$work/real" "$work/ours" | head -10 || true
        failed=1
    fi
done
echo "$compared safe programs compared with $("$go" version)"
[ "$compared" -ge 11 ] || { echo "FAIL: too few programs compared"; failed=1; }
exit $failed
