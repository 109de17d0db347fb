#!/usr/bin/env bash
# Random programs with one possible outcome, under real Go and under Waitscope for the same version of the language:
# the same stdout, exit code and first line of a crash. Usage: compare.sh RANDOM_GO WAITSCOPE GO FIRST_SEED LAST_SEED
set -euo pipefail
random_go=$1 waitscope=$2 go=$3 first=$4 last=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GOCACHE=${GOCACHE:-$work/cache} GOFLAGS=-mod=mod GO111MODULE=on HOME=${HOME:-$work} GOTOOLCHAIN=local
minor=$("$go" env GOVERSION | sed -E 's/^go1\.([0-9]+).*/\1/')
version=1.19
[ "$minor" -lt 22 ] || version=1.26 # the loop variables' change
printf 'module random\n\ngo 1.%s\n' "$([ $version = 1.19 ] && echo 19 || echo 22)" >"$work/go.mod"
mkdir "$work/bin"
for seed in $(seq "$first" "$last"); do
    mkdir "$work/p$seed"
    "$random_go" "$seed" >"$work/p$seed/main.go"
done
(cd "$work" && "$go" build -o bin ./...) || { echo "FAIL: real Go does not compile a generated program"; exit 1; }
crash() { grep -m1 -E '^(panic|fatal error):' "$1" || true; }
failed=0
for seed in $(seq "$first" "$last"); do
    real=0 ours=0
    timeout 20 "$work/bin/p$seed" >"$work/real" 2>"$work/real.err" || real=$?
    timeout 60 "$waitscope" run "$work/p$seed/main.go" --go $version >"$work/ours" 2>"$work/ours.err" || ours=$?
    if [ $real != $ours ] || ! cmp -s "$work/real" "$work/ours" \
        || [ "$(crash "$work/real.err")" != "$(crash "$work/ours.err")" ]; then
        echo "FAIL seed $seed: exit code $real, here $ours (- real Go, + Waitscope); the program: random_go $seed"
        diff "$work/real" "$work/ours" | head -10 || true
        diff <(crash "$work/real.err") <(crash "$work/ours.err") || true
        failed=1
    fi
done
echo "$((last - first + 1)) random programs compared with $("$go" version)"
exit $failed
