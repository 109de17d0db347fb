#!/usr/bin/env bash
# One _test.go file (or folder) under `waitscope test` or `go test`, once for every line "//test: FLAGS" in it, against the
# output that real Go gave. Usage:
#   compare.sh EXPECTED SOURCE waitscope PATH | go PATH [--update]
# Times, benchmark figures, places in package testing and stacks are left out. "sorted" before the flags: the order of lines is free
# (and where the output goes back to another test, "=== NAME", is left out).
set -uo pipefail
expected=$1 source=$2 kind=$3 tool=$4 update=${5:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GOMAXPROCS=4 GO111MODULE=${GO111MODULE:-auto} HOME=${HOME:-$work} GOCACHE=${GOCACHE:-$work/cache} GOFLAGS=

normalise() {
    sed -E \
        -e 's/\([0-9]+\.[0-9]+s\)/(TIME)/' \
        -e 's/^(ok  |FAIL)(\t[^\t]+)\t[0-9.]+s/\1\2\tTIME/' \
        -e 's/ +[0-9.]+ ns\/op/ N ns\/op/' \
        -e 's/^cpu: .*/cpu: NAME/' \
        -e 's/ (testing|common|fuzz)\.go:[0-9]+: / LIBRARY: /' \
        -e 's/^Usage of .*/Usage/' \
        -e '/^  -test\.|^    \t/d' \
        -e '/^goroutine [0-9]+ .*\[/,/^FAIL\t/{/^FAIL\t/!d}' \
        -e '/^$/d'
}

sortLines() {
    sed '/^=== NAME/d' | sort
}

first=$source
[ -d "$source" ] && first=$(ls "$source"/*_test.go | head -1)
grep '^//test:' "$first" | sed 's|^//test: *||' | while IFS= read -r flags; do
    echo "=== go test $flags"
    sorted=cat
    case $flags in sorted*) sorted=sortLines flags=${flags#sorted} ;; esac
    read -r -a words <<<"$flags"
    before=() after=() # what follows -args comes after the file
    for i in "${!words[@]}"; do
        [ "${words[$i]}" = -args ] && { after=("${words[@]:$i}"); break; }
        before+=("${words[$i]}")
    done
    if [ "$kind" = go ]; then
        if [ -d "$source" ]; then
            (cd "$source" && "$tool" test -vet=off -count=1 "${before[@]}" . "${after[@]}") >"$work/out" 2>/dev/null
        else
            "$tool" test -vet=off "${before[@]}" "$source" "${after[@]}" >"$work/out" 2>/dev/null
        fi
    else
        "$tool" test --procs 4 --no-vet "${before[@]}" "$source" "${after[@]}" >"$work/out" 2>"$work/err"
    fi
    code=$?
    normalise <"$work/out" | $sorted
    echo "=== exit $code"
done >"$work/actual"

if [ -n "$update" ]; then
    cp "$work/actual" "$expected"
elif ! diff -a "$expected" "$work/actual" >"$work/diff"; then
    echo "the output differs (< real Go as recorded, > $kind):"
    head -60 "$work/diff"
    exit 1
fi
