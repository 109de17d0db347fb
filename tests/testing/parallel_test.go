//test: sorted -v -parallel 1
//test: sorted -v -parallel 2
//test: sorted -v
//test: sorted -v -cpu 1,2 -run Sequence
//test: -parallel 0
//test: sorted -v -count 2 -run Group

package parallel

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

func TestSequence(t *testing.T) {
	for _, name := range []string{"a", "b", "c"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log("runs", name)
		})
	}
	t.Log("sequential part ends")
}

func TestFirst(t *testing.T) {
	t.Parallel()
	time.Sleep(10 * time.Millisecond)
}

func TestSecond(t *testing.T) {
	t.Parallel()
	time.Sleep(20 * time.Millisecond)
	t.Error("fails")
}

var atOnce, most atomic.Int32

func TestGroup(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		for i := range 5 {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				n := atOnce.Add(1)
				for {
					m := most.Load()
					if n <= m || most.CompareAndSwap(m, n) {
						break
					}
				}
				time.Sleep(5 * time.Millisecond)
				atOnce.Add(-1)
				if i == 3 {
					t.Skip("three")
				}
			})
		}
	})
	t.Log("all done")
}
