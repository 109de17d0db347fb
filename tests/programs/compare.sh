#!/usr/bin/env bash
# Runs every program of this folder under real Go and under Waitscope and compares the facts that facts.awk takes from a
# run: exit code, stdout, stderr's text before the dump, and the dump's goroutines with their states and their frames.
#   compare.sh WAITSCOPE WORK_FOLDER [NAME…]     compares (all programs, or these)
#   compare.sh --update WORK_FOLDER [NAME…]      writes expected/NAME.facts with the `go` of the machine (1.26)
# Each program is compared
#   - with --go 1.19 against Go 1.19 itself (Debian's golang-1.19-go), unless it says that it needs a newer one;
#   - with --go 1.26 against expected/NAME.facts, which real Go 1.26 wrote, and against a newer `go` if there is one.
# Real Go is free in how it interleaves goroutines, so the programs are written such that the compared facts do not depend
# on it; should the machine be so slow that a pause of the program is not enough, real Go gets more attempts.
# A program's comments say what is special about it:
#   // needs: go1.21        it does not compile under 1.19
#   // stdout: any order    lines of stdout are compared as a multiset
#   // states: only         of the dump only the set of states is compared
#   // procs: 1             GOMAXPROCS
set -u
here=$(cd "$(dirname "$0")" && pwd)
attempts=6

has() { grep -q "^// $2\$" "$here/$1.go"; } # NAME COMMENT

facts() { # NAME CODE PREFIX: prints the facts of the run whose streams are PREFIX.out and PREFIX.err
    local sorted=0
    has "$1" 'stdout: any order' && sorted=1
    LC_ALL=C awk -v code="$2" -v file="$1.go" -v sorted="$sorted" -f "$here/facts.awk" "$3.out" "$3.err" |
        if has "$1" 'states: only'; then sed 's/^\(goroutine \[[^]]*\]\).*/\1/' | uniq; else cat; fi
}

procs() { sed -n 's|^// procs: ||p' "$here/$1.go"; }

run_real() { # NAME PROGRAM PREFIX
    local count
    count=$(procs "$1")
    if [ -n "$count" ]; then
        GOMAXPROCS=$count timeout 60 "$2" >"$3.out" 2>"$3.err" </dev/null
    else
        timeout 60 "$2" >"$3.out" 2>"$3.err" </dev/null
    fi
    facts "$1" $? "$3" >"$3.facts"
}

run_ours() { # NAME VERSION PREFIX
    local count options=(--go "$2" --after-crash exit)
    count=$(procs "$1")
    [ -z "$count" ] || options+=(--procs "$count")
    (cd "$here" && timeout 60 "$waitscope" run "$1.go" "${options[@]}" >"$3.out" 2>"$3.err" </dev/null)
    facts "$1" $? "$3" >"$3.facts"
}

real_says() { # NAME PROGRAM PREFIX WANTED: is WANTED what real Go does?
    local i
    for ((i = 0; i < attempts; i++)); do
        run_real "$1" "$2" "$3"
        cmp -s "$4" "$3.facts" && return 0
    done
    return 1
}

compare_one() { # NAME
    local name=$1 bad=0 prefix=$work/run/$1
    if [ -x "$work/bin119/$name" ]; then
        run_ours "$name" 1.19 "$prefix.ours119"
        if ! real_says "$name" "$work/bin119/$name" "$prefix.real119" "$prefix.ours119.facts"; then
            echo "FAIL $name under Go 1.19 (- real Go, + Waitscope)"
            diff -U1 "$prefix.real119.facts" "$prefix.ours119.facts" | tail -n +3 | head -20
            bad=1
        fi
    fi
    if [ ! -f "$here/expected/$name.facts" ]; then
        echo "FAIL $name: expected/$name.facts is missing (compare.sh --update)"
        bad=1
    else
        run_ours "$name" 1.26 "$prefix.ours126"
        if ! cmp -s "$here/expected/$name.facts" "$prefix.ours126.facts"; then
            echo "FAIL $name under Go 1.26 (- what real Go did, + Waitscope)"
            diff -U1 "$here/expected/$name.facts" "$prefix.ours126.facts" | tail -n +3 | head -20
            bad=1
        fi
        if [ -x "$work/bin126/$name" ] &&
            ! real_says "$name" "$work/bin126/$name" "$prefix.real126" "$here/expected/$name.facts"; then
            echo "FAIL $name: real Go does something else than expected/$name.facts (+ real Go)"
            diff -U1 "$here/expected/$name.facts" "$prefix.real126.facts" | tail -n +3 | head -20
            bad=1
        fi
    fi
    [ "$bad" = 0 ] && echo "ok   $name"
    return "$bad"
}

update_one() { # NAME
    local prefix=$work/run/$1.update
    run_real "$1" "$work/bin126/$1" "$prefix"
    cp "$prefix.facts" "$here/expected/$1.facts"
    if ! real_says "$1" "$work/bin126/$1" "$prefix" "$here/expected/$1.facts"; then
        echo "FAIL $1: real Go does not do the same twice"
        return 1
    fi
}

if [ "${1:-}" = --one ]; then # a worker of the run below
    waitscope=$2 work=$3
    if [ "$waitscope" = --update ]; then update_one "$4"; else compare_one "$4"; fi
    exit
fi

waitscope=$1 work=$2
shift 2
mkdir -p "$work/run"
work=$(cd "$work" && pwd)
[ "$waitscope" = --update ] || waitscope=$(realpath "$waitscope")
names=("$@")
if [ ${#names[@]} = 0 ]; then
    for file in "$here"/*.go; do names+=("$(basename "$file" .go)"); done
fi

minor() { "$1" env GOVERSION 2>/dev/null | sed -n 's/^go1\.\([0-9]*\).*/\1/p'; }
build() { # GO FOLDER LANGUAGE NAME…: builds the programs in one go
    local go=$1 folder=$2 language=$3 name
    shift 3
    rm -rf "$work/src" "${work:?}/$folder"
    mkdir -p "$work/src" "$work/$folder"
    for name in "$@"; do
        mkdir "$work/src/$name"
        cp "$here/$name.go" "$work/src/$name/"
    done
    printf 'module programs\n\ngo %s\n' "$language" >"$work/src/go.mod"
    (cd "$work/src" && env GOFLAGS=-mod=mod GOPROXY=off GOTOOLCHAIN=local GO111MODULE=on CGO_ENABLED=0 "$go" build \
        -ldflags=-w -o "$work/$folder/" ./...)
}
rm -rf "$work/bin119" "$work/bin126"
go119=${GO119:-/usr/lib/go-1.19/bin/go}
newer=$(command -v go || true)
if [ "$waitscope" != --update ]; then
    if [ "$(minor "$go119")" = 19 ]; then
        old=()
        for name in "${names[@]}"; do
            grep -q '^// needs: go1' "$here/$name.go" || old+=("$name")
        done
        [ ${#old[@]} = 0 ] || build "$go119" bin119 1.19 "${old[@]}" || exit 1
    elif [ "${CI:-}" = true ]; then
        echo "FAIL: Go 1.19 is not installed ($go119)"
        exit 1
    else
        echo "Go 1.19 is not installed: compared with what real Go 1.26 did only"
    fi
fi
if [ -n "$newer" ] && [ "$(minor "$newer")" -ge 26 ]; then
    build "$newer" bin126 1.26 "${names[@]}" || exit 1
elif [ "$waitscope" = --update ]; then
    echo "--update needs Go 1.26"
    exit 1
fi
printf '%s\n' "${names[@]}" | xargs -P "$(nproc)" -I NAME "$here/compare.sh" --one "$waitscope" "$work" NAME >"$work/report"
result=$?
sort "$work/report"
[ "$waitscope" = --update ] || echo "$(grep -c '^ok ' "$work/report") of ${#names[@]} programs do what real Go does"
exit $result
