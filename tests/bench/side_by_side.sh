#!/usr/bin/env bash
# The same Go files under Waitscope (trace recording on) and under yaegi, one after the other in one run: wall seconds, best of three,
# and the ratio. Usage: side_by_side.sh WAITSCOPE
set -euo pipefail
waitscope=$1
programs=$(cd "$(dirname "$0")/programs" && pwd)
best() { # prints the shortest of three runs
    local shortest=999999999 begin end
    for _ in 1 2 3; do
        begin=$(date +%s%N)
        "$@" >/dev/null 2>&1 || true
        end=$(date +%s%N)
        [ $(((end - begin) / 1000)) -ge "$shortest" ] || shortest=$(((end - begin) / 1000))
    done
    echo "$shortest"
}
printf '%-18s %12s %12s %8s\n' program waitscope yaegi ratio
for name in hello fib channel locked_map many_goroutines; do
    ours=$(best "$waitscope" run "$programs/$name.go" --max-events 50000000)
    theirs=$(best yaegi run "$programs/$name.go")
    awk -v n="$name" -v a="$ours" -v b="$theirs" 'BEGIN { printf "%-18s %10.3f s %10.3f s %7.1fx\n", n, a / 1e6, b / 1e6, b / a }'
done
