package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = math.MaxInt8
	var i16 int16 = math.MaxInt16
	var i32 int32 = math.MaxInt32
	var i64 int64 = math.MaxInt64
	var u8 uint8
	var u16 uint16
	var u32 uint32
	var u64 uint64
	i8++
	i16++
	i32++
	i64++
	u8--
	u16--
	u32--
	u64--
	fmt.Println(i8, i16, i32, i64, u8, u16, u32, u64)
	fmt.Println(i8*i8, i16*i16, i32*2, i64-1, u8*u8, u16*u16, u32*u32, u64*u64)
	fmt.Println(-i8, -i16, u8+1, uint8(200)+uint8(i8), int8(u8), int16(u16)>>3)
	h := uint32(2166136261)
	for _, c := range []byte("hash") {
		h = (h ^ uint32(c)) * 16777619
	}
	fmt.Println(h, h>>16^h&0xffff, int32(h), u64%10, i64%-10)
}

// expect: -128 -32768 -2147483648 -9223372036854775808 255 65535 4294967295 18446744073709551615
// expect: 0 0 0 9223372036854775807 1 1 1 1
// expect: -128 -32768 0 72 -1 -1
// expect: 3469047761 47380 -825919535 5 -8
