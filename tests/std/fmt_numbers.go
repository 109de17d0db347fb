package main

import (
	"fmt"
	"math"
)

func main() {
	ints := []any{0, 1, -1, 42, -12345, math.MaxInt64, math.MinInt64, uint8(200), int8(-128), uint64(math.MaxUint64), uintptr(4096)}
	verbs := []string{"%d", "%5d", "%-8d|", "%08d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%c", "%q", "%U", "%#U", "%v", "%#v", "%.3d", "%8.3d", "%+.3d", "%-+8.3d|", "%e", "%s", "%T"}
	for _, verb := range verbs {
		for _, i := range ints {
			fmt.Printf(verb+" ", i)
		}
		fmt.Println()
	}
	floats := []any{0.0, math.Copysign(0, -1), 1.0, -1.5, 3.14159265358979, 1e-5, 1e-4, 123456.789, 1e6, 1e20, 1e21, 1e22, 1e100, 5e-324,
		math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), float32(0.1), float32(16777216), float32(3.4e38)}
	verbs = []string{"%v", "%g", "%G", "%e", "%E", "%f", "%F", "%.2f", "%.0f", "%8.3f", "%-10.1f|", "%+.1e", "%010.2f", "%+v", "%#v", "%#g", "%.3g", "%.10g", "%b", "%x", "%X", "%.3x", "% f", "%6.f", "%d", "%t", "%+010.2f", "% 08.3f"}
	for _, verb := range verbs {
		for _, f := range floats {
			fmt.Printf(verb+" ", f)
		}
		fmt.Println()
	}
	complexes := []any{0i, 1 + 2i, -1.5 - 2.5i, complex(math.Inf(1), math.NaN()), complex64(1e10 + 1e-10i)}
	for _, verb := range []string{"%v", "%g", "%.2f", "%8.1f", "%+v", "%#v", "%e", "%x", "%d", "%s"} {
		for _, c := range complexes {
			fmt.Printf(verb+" ", c)
		}
		fmt.Println()
	}
}
