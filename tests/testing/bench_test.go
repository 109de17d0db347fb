//test: -bench . -benchtime 3x
//test: -v -bench . -benchtime 3x
//test: -bench Sub/a -benchtime 2x -run ^$
//test: -bench Fail -benchtime 2x
//test: -bench . -benchtime 2x -cpu 1,2 -run Nothing
//test: -bench Metric -benchtime 4x -count 2
//test: -v -run Test
//test: -bench Loop -benchtime 5x

package bench

import (
	"fmt"
	"testing"
)

func TestBeside(t *testing.T) {}

func BenchmarkSimple(b *testing.B) {
	for i := 0; i < b.N; i++ {
		_ = fmt.Sprint(i)
	}
}

func BenchmarkLoop(b *testing.B) {
	n := 0
	for b.Loop() {
		n++
	}
	if n != b.N {
		b.Fatal(n, b.N)
	}
}

func BenchmarkSub(b *testing.B) {
	for _, name := range []string{"a", "b c"} {
		b.Run(name, func(b *testing.B) {
			for i := 0; i < b.N; i++ {
			}
		})
	}
}

func BenchmarkMetric(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
	b.ReportMetric(12.5, "things/op")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkLogs(b *testing.B) { b.Log("logged", b.N) }

func BenchmarkFails(b *testing.B) { b.Fatal("failed") }

func BenchmarkSkips(b *testing.B) { b.Skip("skipped") }

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
		}
	})
}
