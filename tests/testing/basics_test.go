//test:
//test: -v
//test: -v -run Report/b
//test: -v -run TestSkip|Quiet
//test: -run Quiet
//test: -v -skip Report|Fatal|Helper|Error
//test: -v -run /b
//test: -v -run Report -skip Report/a
//test: -failfast
//test: -v -count 2 -run TestQuiet
//test: -list .
//test: -list Re
//test: -run (
//test: -run a/[
//test: -short -v -run Short
//test: -v -run Short
//test: -v -run NoSuchTest
//test: -run NoSuchTest

package basics

import (
	"fmt"
	"os"
	"testing"
)

func TestQuiet(t *testing.T) {
	t.Log("is not shown without -v")
}

func TestReport(t *testing.T) {
	fmt.Println("to stdout")
	fmt.Fprintln(os.Stderr, "to stderr")
	t.Log("one", 2, 3.5)
	t.Logf("%d lines\nof text\n", 2)
	for _, name := range []string{"a", "b", "b", "c d", "", ""} {
		t.Run(name, func(t *testing.T) {
			t.Log("in", t.Name())
			if name == "b" {
				t.Errorf("wrong: %q", name)
			}
			t.Run("deep", func(t *testing.T) {
				t.Log("deeper")
				t.Log(t.Name())
			})
		})
	}
	t.Log("after the subtests")
}

func TestFatal(t *testing.T) {
	defer fmt.Println("deferred")
	t.Fatal("stops", "here")
	fmt.Println("not reached")
}

func TestFatalf(t *testing.T) {
	ok := t.Run("sub", func(t *testing.T) { t.Fatalf("%s", "sub stops") })
	t.Log("ok:", ok, t.Failed())
}

func TestErrors(t *testing.T) {
	t.Error("first")
	t.Error("second")
	t.Fail()
	t.FailNow()
	t.Error("not reached")
}

func TestSkip(t *testing.T) {
	t.Run("plain", func(t *testing.T) { t.SkipNow() })
	t.Run("with reason", func(t *testing.T) { t.Skip("no", "reason") })
	t.Run("formatted", func(t *testing.T) {
		defer func() { fmt.Println("skipped:", t.Skipped()) }()
		t.Skipf("%d reasons", 3)
	})
}

func TestShort(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	t.Log("long", testing.Verbose())
}

func check(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Error("check failed")
	}
}

func deepCheck(t testing.TB, ok bool) {
	t.Helper()
	func() {
		t.Helper()
		if !ok {
			t.Errorf("deep check failed")
		}
	}()
}

func helperWithSub(t *testing.T) {
	t.Helper()
	t.Run("sub", func(t *testing.T) {
		t.Helper()
		t.Log("names the line of the caller")
	})
}

func TestHelper(t *testing.T) {
	check(t, true)
	check(t, false)
	deepCheck(t, false)
	helperWithSub(t)
	t.Cleanup(func() { check(t, false) })
}
