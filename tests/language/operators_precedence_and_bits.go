package main

import "fmt"

func main() {
	fmt.Println(1+2*3<<1, 7&3|8, 5&^4^1, -3%2, !(1 > 2) == true, 2+3 == 5 && 1 < 2 || false)
	var u8 uint8 = 0xF0
	var i8 int8 = -128
	fmt.Println(^u8, u8<<1, u8>>4, -i8, i8-1, i8>>1, i8<<1, ^i8)
	x := 6
	x += 2
	x <<= 2
	x |= 1
	x &^= 32
	x ^= 3
	x %= 7
	fmt.Println(x, +x, -x)
	p := &x
	*p *= 5
	*p++
	fmt.Println(x, 10/3, -10/3, 10%-3, 10.0/4)
	var f float64 = 1
	f /= 3
	f--
	fmt.Println(f, "a"+"b" < "ac", "Z" < "a")
}

// expect: 13 11 0 -1 true true
// expect: 15 224 15 -128 127 -64 0 127
// expect: 2 2 -2
// expect: 11 3 -3 1 2.5
// expect: -0.6666666666666667 true true
