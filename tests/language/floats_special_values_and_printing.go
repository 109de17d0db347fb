package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf, nan := 1/zero, zero/zero
	fmt.Println(inf, -inf, nan, -zero, 1/(-zero), math.Copysign(0, -1))
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, inf > math.MaxFloat64, inf == inf, inf-inf)
	fmt.Println(0.1+0.2, float32(0.1)+float32(0.2), 1e21, 1e20, 123456789.0, 1e-5, 0.0001, 100000000000000000000000.0)
	var f32 float32 = 16777216
	fmt.Println(f32+1, float64(f32)+1, math.MaxFloat32, float32(1e-45), 5e-324/2)
	fmt.Println(math.Floor(-1.5), math.Round(2.5), math.Trunc(-2.7), math.RoundToEven(2.5), math.Sqrt(2), math.Sqrt(-1))
	fmt.Printf("%g %e %f %.3g %8.2f|%-8.1f|%+.0f %v\n", 1.5, 12345.678, 1.0, 1234.5678, 3.14159, 2.55, 2.5, float32(1)/3)
	fmt.Println(min(nan, 1), max(1, inf), int64(float64(1<<53)+1))
}

// expect: +Inf -Inf NaN -0 -Inf -0
// expect: false true false false true true NaN
// expect: 0.3 0.3 1e+21 1e+20 1.23456789e+08 1e-05 0.0001 1e+23
// expect: 1.6777216e+07 1.6777217e+07 3.4028234663852886e+38 1e-45 5e-324
// expect: -2 3 -2 2 1.4142135623730951 NaN
// expect: 1.5 1.234568e+04 1.000000 1.23e+03     3.14|2.5     |+2 0.33333334
// expect: NaN +Inf 9007199254740992
