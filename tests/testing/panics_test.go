//test: -run Index
//test: -v -run Error
//test: -run Nested
//test: -v -run Nested
//test: -run Goexit
//test: -run Cleanup
//test: -run InGoroutine
//test: -run TwiceParallel
//test: -run SetenvParallel
//test: -run ParallelSetenv
//test: -run FailAfter
//test: -run RunInCleanup
//test: -run Exit0
//test: -run Exit3
//test: -v -run Exit3
//test: -run ParentFailNow
//test: -v -run ParentFailNow
//test: -run Stringer
//test: -run Recovered -v

package panics

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"
)

func TestIndex(t *testing.T) {
	t.Log("before the panic")
	a := []int{1}
	i := 5
	fmt.Println(a[i])
}

func TestError(t *testing.T) { panic(errors.New("an error")) }

func TestNested(t *testing.T) {
	t.Log("outer")
	t.Run("inner", func(t *testing.T) {
		t.Log("inner")
		panic(fmt.Sprintf("from %s\nsecond line", t.Name()))
	})
}

func TestGoexit(t *testing.T) { runtime.Goexit() }

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { fmt.Println("the other one runs") })
	t.Cleanup(func() { panic("in cleanup") })
}

func TestInGoroutine(t *testing.T) {
	done := make(chan bool)
	go func() {
		defer close(done)
		panic("in a goroutine")
	}()
	<-done
	time.Sleep(time.Second)
}

func TestTwiceParallel(t *testing.T) {
	t.Parallel()
	t.Parallel()
}

func TestSetenvParallel(t *testing.T) {
	t.Setenv("A", "b")
	t.Parallel()
}

func TestParallelSetenv(t *testing.T) {
	t.Parallel()
	t.Run("sub", func(t *testing.T) { t.Setenv("A", "b") })
}

func TestFailAfter(t *testing.T) {
	var old *testing.T
	t.Run("sub", func(t *testing.T) { old = t })
	old.Log("goes to the parent")
	old.Fail()
}

func TestRunInCleanup(t *testing.T) {
	t.Cleanup(func() { t.Run("late", func(t *testing.T) {}) })
}

func TestExit0(t *testing.T) { os.Exit(0) }

func TestExit3(t *testing.T) {
	fmt.Println("leaves")
	os.Exit(3)
}

func TestParentFailNow(t *testing.T) {
	t.Run("sub", func(sub *testing.T) {
		t.FailNow()
	})
	fmt.Println("not reached")
}

type loud struct{}

func (loud) Error() string { return "LOUD" }

func TestStringer(t *testing.T) { panic(loud{}) }

func TestRecovered(t *testing.T) {
	defer func() { t.Log("recovered:", recover()) }()
	panic("caught")
}
