#!/usr/bin/env bash
# The command line as a user types it: exit codes, one clear message, nothing on the wrong stream. Usage: cli.sh WAITSCOPE
set -u
waitscope=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect NAME CODE TEXT command… : exit code, and TEXT somewhere in stdout or stderr
expect() {
    local name=$1 code=$2 text=$3
    shift 3
    timeout 120 "$@" >"$work/out" 2>"$work/err" </dev/null
    local got=$?
    if [ $got -ne "$code" ]; then
        echo "FAIL $name: exit code $got, not $code"
        head -5 "$work/err"
        failed=1
    elif [ -n "$text" ] && ! cat "$work/out" "$work/err" | grep -qF -- "$text"; then
        echo "FAIL $name: no '$text' in"
        head -5 "$work/out" "$work/err"
        failed=1
    else
        echo "ok   $name"
    fi
}
program() { cat >"$work/$1"; }

program hello.go <<'GO'
package main

import "fmt"

func main() { fmt.Println("hello") }
GO
program helper.go <<'GO'
package main

import "os"

func init() { println(len(os.Args)) }
GO
printf '\177ELF\0\0' >"$work/binary.go"
expect several_files 0 3 "$waitscope" run "$work/hello.go" "$work/helper.go" one two
expect binary_file 65 'not a Go source file: it contains binary data' "$waitscope" run "$work/binary.go"
grep -q ELF "$work/err" && echo "FAIL binary_file: it is printed" && failed=1
program broken.go <<'GO'
package main

func main() {
	x := 1
	y = 2
}
GO
program exit3.go <<'GO'
package main

import "os"

func main() { os.Exit(3) }
GO
program loop.go <<'GO'
package main

func main() {
	for {
	}
}
GO
program recursion.go <<'GO'
package main

func f(n int) int { return f(n+1) + 1 }

func main() { f(0) }
GO
program allocation.go <<'GO'
package main

func main() {
	var all [][]byte
	for {
		all = append(all, make([]byte, 1<<20))
	}
}
GO
program goroutines.go <<'GO'
package main

func main() {
	for {
		go func() { select {} }()
	}
}
GO
program other.go <<'GO'
package other
GO
program import.go <<'GO'
package main

import "net/http"

func main() { http.ListenAndServe(":80", nil) }
GO
: >"$work/empty.go"
head -c 3000 /dev/urandom >"$work/binary.go"
head -c 52428800 /dev/zero | tr '\0' ' ' >"$work/huge.go"
mkdir "$work/nothing"

mkdir "$work/stack"
program stack/stack.go <<'GO'
package stack

type Stack struct{ items []int }

func (s *Stack) Push(v int) { s.items = append(s.items, v) }
func (s *Stack) Len() int   { return len(s.items) }
GO
program stack/stack_test.go <<'GO'
package stack

import "testing"

func TestPush(t *testing.T) {
	var s Stack
	s.Push(1)
	if s.Len() != 1 {
		t.Fatal("not pushed")
	}
}

func TestLeak(t *testing.T) {
	ready := make(chan bool)
	go func() {
		ready <- true
		<-ready
	}()
	<-ready
}
GO
program stack/bad_test.go <<'GO'
package stack

import "testing"

func TestBad(t *testing.T) { t.Errorf("expected %d", 2) }
GO
program stack/outside_test.go <<'GO'
package stack_test

import (
	"example.org/stack"
	"testing"
)

func TestOutside(t *testing.T) { new(stack.Stack).Push(1) }
GO
program broken_test.go <<'GO'
package broken

import "testing"

func TestBroken(t *testing.T) { undefined() }
GO

expect "test passes" 0 "ok  	command-line-arguments	0.000s" "$waitscope" test "$work/stack/stack.go" "$work/stack/stack_test.go"
expect "test reports what is blocked" 0 "[chan receive] in command-line-arguments.TestLeak.func1 at stack_test.go:17, started by command-line-arguments.TestLeak at stack_test.go:15" \
    "$waitscope" test "$work/stack/stack.go" "$work/stack/stack_test.go"
expect "test -v" 0 "--- PASS: TestPush (0.00s)" "$waitscope" test -v -run Push "$work/stack/stack.go" "$work/stack/stack_test.go"
expect "test fails" 1 "    bad_test.go:5: expected 2" "$waitscope" test "$work/stack/bad_test.go"
expect "external test finds its package" 0 "--- PASS: TestOutside" "$waitscope" test "$work/stack/outside_test.go" -v
expect "test of a folder" 1 "FAIL	command-line-arguments	" "$waitscope" test "$work/stack"
expect "test that is wrong Go" 1 "FAIL	command-line-arguments [build failed]" "$waitscope" test "$work/broken_test.go"
expect "test without the tested file" 1 "takes all files of the folder" "$waitscope" test "$work/stack/stack_test.go"
expect "test of many seeds" 1 "TestBad" "$waitscope" test --seeds 1..3 "$work/stack/bad_test.go"
expect "test summary" 1 '"failed_tests": [' "$waitscope" test --json - "$work/stack/bad_test.go"
expect "run takes tests, too" 1 "=== RUN   TestBad" "$waitscope" run "$work/stack/bad_test.go"
program files_test.go <<'GO'
package files

import "testing"

func TestFiles(t *testing.T) { t.Log(t.TempDir()) }
GO
expect "no files in tests" 1 "files_test.go:5: TempDir: not supported: the simulated process has no file system" "$waitscope" test "$work/files_test.go"
program endless_test.go <<'GO'
package endless

import "testing"

func TestEndless(t *testing.T) {
	for {
	}
}
GO
expect "endless test" 65 "FAIL	command-line-arguments" "$waitscope" test "$work/endless_test.go" --max-events 100000
expect "endless test up to its timeout" 1 "panic: test timed out after 20ms" "$waitscope" test -timeout 20ms "$work/endless_test.go"
expect "no race detector" 64 "race detector" "$waitscope" test -race "$work/stack/bad_test.go"
expect "missing test file" 66 "no such file" "$waitscope" test "$work/missing_test.go"
expect "folder without tests" 0 "[no test files]" "$waitscope" test "$work/hello.go"
expect "hello" 0 "hello" "$waitscope" run "$work/hello.go"
expect "exit code of the program" 3 "" "$waitscope" run "$work/exit3.go"
expect "version" 0 "waitscope 0" "$waitscope" --version
expect "scenarios" 0 "pool/unsafe" "$waitscope" scenarios
expect "scenarios as JSON" 0 '"id": "pool"' "$waitscope" scenarios --json
expect "summary" 2 '"outcome": "fatal"' "$waitscope" run pool/unsafe --json -
expect "trace" 2 '"waitscope":1' "$waitscope" run pool/unsafe --trace -
expect "seeds" 0 "seed 3" "$waitscope" run deadlock --seeds 1..3
expect "broken Go" 65 "broken.go:5:2: undefined: y" "$waitscope" run "$work/broken.go"
expect "unknown package" 65 "net/http" "$waitscope" run "$work/import.go"
expect "not main" 65 "package other" "$waitscope" run "$work/other.go"
expect "empty file" 65 "empty" "$waitscope" run "$work/empty.go"
expect "binary file" 65 "binary" "$waitscope" run "$work/binary.go"
expect "huge file" 65 "larger" "$waitscope" run "$work/huge.go"
expect "folder without Go" 65 "no Go files" "$waitscope" run "$work/nothing"
expect "missing file" 66 "no such file" "$waitscope" run "$work/missing.go"
expect "no target" 64 "" "$waitscope" run
expect "procs 0" 64 "out of range" "$waitscope" run "$work/hello.go" --procs 0
expect "setting" 0 "users loaded: 50" "$waitscope" run pool/mutex --set workers=50
expect "unknown setting" 64 "workers" "$waitscope" run pool/unsafe --set nothing=1
expect "setting out of range" 64 "out of range" "$waitscope" run pool/unsafe --set workers=0
expect "full disk" 66 "No space left" "$waitscope" run "$work/hello.go" --json /dev/full
expect "endless recursion" 2 "goroutine stack exceeds 1000000000-byte limit" "$waitscope" run "$work/recursion.go"
expect "endless allocation" 2 "out of memory" "$waitscope" run "$work/allocation.go"
expect "endless goroutines" 65 "1000000 goroutines at once" "$waitscope" run "$work/goroutines.go"
expect "endless loop" 65 "" "$waitscope" run "$work/loop.go" --max-events 100000
exit $failed
