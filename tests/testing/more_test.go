//test:
//test: -v
//test: -v -run Suite/Two
//test: -v -run Table -failfast
//test: -v -run Goroutines -parallel 3

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
)

func main() { fmt.Println("not run by the tests") }

var order []string

func init() { order = append(order, "init") }

var value = func() int { order = append(order, "var"); return 1 }()

func TestInit(t *testing.T) { t.Log(order, value) }

type suite struct {
	testing.TB
	name string
}

func (s *suite) One() { s.Log(s.name, "one") }
func (s *suite) Two() { s.Errorf("%s two", s.name) }

func TestSuite(t *testing.T) {
	for name, f := range map[string]func(*suite){"One": (*suite).One} {
		t.Run(name, func(t *testing.T) { f(&suite{t, name}) })
	}
	t.Run("Two", func(t *testing.T) { (&suite{t, "Two"}).Two() })
}

func equal[T comparable](t testing.TB, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTable(t *testing.T) {
	tests := []struct {
		name, in string
		want     int
	}{
		{"empty", "", 0},
		{"one word", "hello", 1},
		{"wrong", "a b c", 2},
		{"last", "x y", 2},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) { equal(t, len(strings.Fields(tc.in)), tc.want) })
	}
	equal[any](t, 1, "1")
}

func TestGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var names []string
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			t.Run(fmt.Sprint("g", i), func(t *testing.T) {
				time.Sleep(time.Duration(i) * 5 * time.Millisecond)
				mu.Lock()
				names = append(names, t.Name())
				mu.Unlock()
			})
		}()
		time.Sleep(time.Millisecond)
	}
	wg.Wait()
	sort.Strings(names)
	fmt.Println(names)
}

func TestFatalInGoroutine(t *testing.T) {
	done := make(chan bool)
	go func() {
		defer close(done)
		t.Fatal("ends the goroutine only")
	}()
	<-done
	t.Log("the test goes on")
}

func TestBenchmarkFunction(t *testing.T) {
	r := testing.Benchmark(func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			time.Sleep(time.Millisecond)
		}
	})
	fmt.Println(r.N > 1, r.NsPerOp() >= 1e6)
	fmt.Println(testing.BenchmarkResult{N: 100, T: time.Second, Bytes: 1 << 20, MemAllocs: 300, MemBytes: 5000}.String())
	fmt.Println(testing.BenchmarkResult{N: 100, T: time.Second, MemAllocs: 300, MemBytes: 5000}.MemString())
	for _, ns := range []float64{0, 0.0001234, 0.001234, 0.01234, 0.1234, 1.234, 12.34, 123.4, 1234, 99.9951, 9.99951, 999.949, 999.951} {
		fmt.Println(testing.BenchmarkResult{N: 1, Extra: map[string]float64{"x/op": ns}}.String())
	}
}

func TestKinds(t *testing.T) {
	var tb testing.TB = t
	_, isT := tb.(*testing.T)
	_, isB := tb.(*testing.B)
	fmt.Println(isT, isB, testing.Testing(), testing.CoverMode() == "")
}

func TestErrorsIs(t *testing.T) {
	err := fmt.Errorf("wrapped: %w", os.ErrNotExist)
	if !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	buf.WriteString("no newline at the end")
	fmt.Print(buf.String())
}

func Example() {
	fmt.Println("of the package")
	// Output: of the package
}

func Example_suffix() {
	for _, s := range []string{"b", "a"} {
		defer fmt.Println(s)
	}
	// Output:
	// a
	// b
}
