package main

import (
	"fmt"
	"math"
)

func try(f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Println(f())
}

func main() {
	zero, min := 0, math.MinInt64
	try(func() any { return min / -1 })
	try(func() any { return min % -1 })
	try(func() any { return 5 / zero })
	try(func() any { return 5 % zero })
	try(func() any { var u uint8; return 5 / u })
	try(func() any { z := 0.0; return []float64{1 / z, -1 / z, 0 / z} })
	try(func() any { var z complex128; return 1 / z })
	try(func() any { return int8(-128) / int8(zero-1) })
	try(func() any { return -7 / 2 * 2 })
	fmt.Println(math.Mod(-7, 3), math.Inf(1) > math.MaxFloat64, math.NaN() == math.NaN(), -0.0, 1/math.Copysign(0, -1))
}

// expect: -9223372036854775808
// expect: 0
// expect: panic: runtime error: integer divide by zero
// expect: panic: runtime error: integer divide by zero
// expect: panic: runtime error: integer divide by zero
// expect: [+Inf -Inf NaN]
// expect: (+Inf+NaNi)
// expect: -128
// expect: -6
// expect: -1 true false 0 -Inf
