//test: -v -shuffle 42 -run A$|B$|C$|D$
//test: -v -run LogLater
//test: -v -run Late$
//test: -run Closed
//test: -v -run Deep/x/y/z
//test: -v -run Deep//y
//test: -v -skip Deep/x/y -run Deep
//test: -v -run ^A$ -count 3
//test: -v -count 0
//test: -cpu 0
//test: -cpu x
//test: -bench ( -run ^$
//test: -benchtime 0s -bench . -run ^$
//test: -v -run Deferred
//test: -v -run FailNowInParallel
//test: -v -run SkipAfterError
//test: -v -run NilMap
// (the recorded output knows the numbers of the lines)

package edge

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestA(t *testing.T) {}
func TestB(t *testing.T) {}
func TestC(t *testing.T) {}
func TestD(t *testing.T) {}
func A(t *testing.T)     {}

func TestLogLater(t *testing.T) {
	t.Run("ends", func(t *testing.T) {
		go func() {
			time.Sleep(5 * time.Millisecond)
			t.Log("after its end")
		}()
	})
	time.Sleep(20 * time.Millisecond)
	t.Log("parent")
}

func TestLate(t *testing.T) {
	go func() {
		time.Sleep(5 * time.Millisecond)
		t.Errorf("after the end of the test")
	}()
}

func TestLaterLate(t *testing.T) { time.Sleep(20 * time.Millisecond) }

func TestClosed(t *testing.T) {
	c := make(chan int)
	close(c)
	t.Cleanup(func() { fmt.Println("cleaned up") })
	close(c)
}

func TestDeep(t *testing.T) {
	for _, x := range []string{"x", "w"} {
		t.Run(x, func(t *testing.T) {
			for _, y := range []string{"y", "v"} {
				t.Run(y, func(t *testing.T) {
					t.Run("z", func(t *testing.T) { t.Log("here") })
				})
			}
		})
	}
}

func TestDeferred(t *testing.T) {
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("recovered %v", r)
		}
	}()
	panic("to be recovered")
}

func TestFailNowInParallel(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		t.Run("a", func(t *testing.T) {
			t.Parallel()
			t.FailNow()
		})
	})
	fmt.Println(t.Failed())
}

func TestSkipAfterError(t *testing.T) {
	t.Error("first")
	t.Skip("then skipped")
}

func TestNilMap(t *testing.T) {
	defer fmt.Fprintln(os.Stderr, "deferred")
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Error("cleanup after the panic") })
		var m map[string]bool
		m["x"] = true
	})
}

func BenchmarkX(b *testing.B) {}
