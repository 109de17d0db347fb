package main

import (
	"fmt"
	"math"
)

const (
	maxInt8 int8    = 1<<7 - 1
	minInt8         = -maxInt8 - 1
	mask    uint8   = ^uint8(0x0f)
	seconds         = 60 * 60 * 24
	ratio   float32 = 1.0 / 3
	big             = math.MaxUint64
)

func main() {
	fmt.Println(maxInt8, minInt8, mask, seconds, ratio, uint64(big))
	fmt.Println(math.MaxInt64, math.MinInt64, uint32(math.MaxUint32), math.Pi)
	fmt.Println(math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	const a = -5 % 3
	const b = -5 / 3
	const c = 7 &^ 2
	const d = ^0
	fmt.Println(a, b, c, d, 6&3|8^1)
}

// expect: 127 -128 240 86400 0.33333334 18446744073709551615
// expect: 9223372036854775807 -9223372036854775808 4294967295 3.141592653589793
// expect: 1.7976931348623157e+308 5e-324 3.4028234663852886e+38
// expect: -2 -1 5 -1 11
