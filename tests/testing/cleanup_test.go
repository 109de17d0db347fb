//test: -v
//test: -v -run Panic
//test: -v -run Last
//test: -v -run InCleanup

package cleanup

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestOrder(t *testing.T) {
	t.Cleanup(func() { fmt.Println("first registered") })
	t.Cleanup(func() {
		fmt.Println("second registered")
		t.Cleanup(func() { fmt.Println("registered while cleaning up") })
	})
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { fmt.Println("of the subtest", t.Failed()) })
		t.Fail()
	})
	defer fmt.Println("deferred comes first")
}

func TestFatalInCleanup(t *testing.T) {
	t.Cleanup(func() { fmt.Println("still runs") })
	t.Cleanup(func() { t.Fatal("in a cleanup function") })
	t.Cleanup(func() { t.Log("logs") })
}

func TestParallelSubtests(t *testing.T) {
	t.Cleanup(func() { fmt.Println("after the parallel subtests") })
	t.Run("p", func(t *testing.T) {
		t.Parallel()
		t.Cleanup(func() { fmt.Println("of the parallel subtest") })
	})
	fmt.Println("parent's function ends")
}

func TestSetenv(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		t.Setenv("WAITSCOPE_X", "1")
		fmt.Println(os.Getenv("WAITSCOPE_X"))
	})
	value, ok := os.LookupEnv("WAITSCOPE_X")
	fmt.Printf("%q %v\n", value, ok)
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	fmt.Println(ctx.Err())
	t.Cleanup(func() { fmt.Println(ctx.Err() == context.Canceled) })
}

func TestLastPanics(t *testing.T) {
	if t.Name() != "TestLastPanics" {
		return
	}
	t.Cleanup(func() { fmt.Println("cleaned up") })
	t.Log("before")
	var m map[string]int
	m["x"] = 1
}
