package main

import "fmt"

func main() {
	var s uint = 33
	var one32 int32 = 1
	var one64 int64 = 1
	fmt.Println(one32<<s, one64<<s, uint8(1)<<7, uint8(1)<<8>>8 == 0, int8(1)<<7)
	var neg int64 = -1
	fmt.Println(neg>>s, neg>>70, uint64(neg)>>s, neg<<63)
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	fmt.Println(i, j, k, w)
	var b = make([]byte, 1<<3)
	fmt.Println(len(b), 1<<s == 2<<(s-1))
	var n int8 = 3
	fmt.Println(1<<n, uint16(0xffff)<<n, int16(-1)<<15)
}

// error: 9:47: uint8(1) << 8 (constant 256 of type uint8) overflows uint8
// error: 9:68: int8(1) << 7 (constant 128 of type int8) overflows int8
