//test:
//test: -v
//test: -v -run FuzzAdd/seed#1
//test: -v -run NotCalled
//test: -v -run Skips
//test: -run Mismatch
//test: -run Panics

package fuzz

import (
	"fmt"
	"testing"
)

func FuzzAdd(f *testing.F) {
	f.Add(1, "one", true, 1.5, []byte("x"))
	f.Add(-2, "two\n", false, -0.5, []byte(nil))
	f.Cleanup(func() { fmt.Println("cleaned up") })
	f.Log("before")
	f.Fuzz(func(t *testing.T, n int, s string, b bool, x float64, bytes []byte) {
		t.Logf("%d %q %v %v %q", n, s, b, x, bytes)
		if n < 0 {
			t.Errorf("negative: %d", n)
		}
		t.Run("sub", func(t *testing.T) { t.Log("in", t.Name()) })
	})
}

func FuzzNarrow(f *testing.F) {
	f.Add(int8(-1), uint8(255), int16(-300), uint16(65535), int32('x'), uint32(1<<31), int64(-1), uint64(1<<63), float32(0.1))
	f.Fuzz(func(t *testing.T, a int8, b uint8, c int16, d uint16, e int32, g uint32, h int64, i uint64, j float32) {
		t.Log(a, b, c, d, e, g, h, i, j)
	})
}

func FuzzNotCalled(f *testing.F) {}

func FuzzSkips(f *testing.F) { f.Skip("not today") }

func FuzzNoSeeds(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) { t.Error("never") })
}
