package main

import (
	"fmt"
	"math"
)

func main() {
	f, g, big := 3.99, -3.99, 1e10
	fmt.Println(int(f), int(g), uint8(int(big)), int32(int64(big)), float32(0.1), float64(float32(0.1)))
	i, n := 300, -1
	fmt.Println(uint8(i), int8(i), uint(n), uint16(n), int64(uint32(n)), uint64(int8(n)))
	var u64 uint64 = math.MaxUint64
	fmt.Println(float64(u64), int64(u64), float32(u64>>1), float64(int64(math.MaxInt64)))
	c := complex(1.5, -2)
	fmt.Println(complex64(c), real(c), imag(complex64(c)), float64(int32(math.MinInt32)))
	fmt.Println(rune('a'), string(rune(0x4e16)), string(rune(-1)), string(rune(0x10ffff+1)), uint8('é'))
	fmt.Println(math.Float32bits(1.5), math.Float64bits(-2), math.Float64frombits(0x7ff8000000000001))
}

// expect: 3 -3 0 1410065408 0.1 0.10000000149011612
// expect: 44 44 18446744073709551615 65535 4294967295 18446744073709551615
// expect: 1.8446744073709552e+19 -1 9.223372e+18 9.223372036854776e+18
// expect: (1.5-2i) 1.5 -2 -2.147483648e+09
// expect: 97 世 � � 233
// expect: 1069547520 13835058055282163712 NaN
