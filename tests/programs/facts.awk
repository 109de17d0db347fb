# What is compared of one run: exit code, stdout, what stderr says before the dump, and the dump's goroutines: each one's
# state and its frames in the program itself (function, file, line), without numbers, arguments and addresses, sorted.
# Usage: awk -v code=N -v file=NAME.go -v sorted=0|1 -f facts.awk STDOUT STDERR
function finish() {
    # The runtime's own goroutines, which a throw shows too, are no business of the program.
    if (goroutine != "" && !runtimes)
        goroutines[++count] = goroutine
    goroutine = ""
    runtimes = 0
    last = ""
}
function add(frame) { # a recursion's frames once
    if (frame != last)
        goroutine = goroutine frame
    last = frame
}
function mask(line) {
    gsub(/0x[0-9a-f]+/, "0x?", line)
    sub(/ pc=0x\?/, "", line)
    return line
}
function sort(list, n,    i, j, x) {
    for (i = 2; i <= n; i++) {
        x = list[i]
        for (j = i - 1; j >= 1 && list[j] > x; j--)
            list[j + 1] = list[j]
        list[j + 1] = x
    }
}
FILENAME == ARGV[1] { out[++lines] = $0; next }
# What go vet would say, and Waitscope says before the program starts.
!dumping && words == 0 && /^\.\/[^ ]*: warning: / { warning = 1; next }
warning && /^  / { next }
{ warning = 0 }
!dumping && !/^goroutine [0-9]+ .*\[.*\]:$/ && !/^runtime stack:$/ { if (NF > 0) said[++words] = mask($0); next }
/^goroutine [0-9]+ .*\[.*\]:$/ {
    dumping = 1
    finish()
    goroutine = $0
    sub(/^goroutine [0-9]+ [^[]*/, "", goroutine)
    sub(/, [0-9]+ minutes/, "", goroutine)
    sub(/:$/, "", goroutine)
    wanted = 0
    next
}
/^runtime stack:$/ { dumping = 1; finish(); next }
/^created by runtime\./ { runtimes = 1 }
/^created by main\./ { where = " by " $3; wanted = 1; next }
/^main\./ {
    where = " " $0
    sub(/\([^()]*\)$/, "", where)
    sub(/\(\.\.\.\)$/, "", where)
    wanted = 1
    next
}
/^\t/ && wanted {
    position = $1
    sub(/^.*\//, "", position)
    if (index(position, file ":") == 1) # generic library code can be inlined under main's name
        add(where " " position)
    wanted = 0
    next
}
/^\.\.\..*elided/ { sub(/[0-9]+/, "N"); add(" " $0) }
/^[^\t]/ { wanted = 0 }
END {
    finish()
    print "exit " code
    for (i = 1; i <= words; i++)
        print "stderr " said[i]
    sort(goroutines, count)
    for (i = 1; i <= count; i++)
        print "goroutine " goroutines[i]
    if (sorted)
        sort(out, lines)
    for (i = 1; i <= lines; i++)
        print "stdout " out[i]
}
