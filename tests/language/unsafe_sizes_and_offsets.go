package main

import (
	"fmt"
	"unsafe"
)

type S struct {
	a bool
	b int64
	c bool
	d int32
	e string
	f []int
	g any
	h [3]byte
	i complex64
	j struct{}
}

func main() {
	var s S
	fmt.Println(unsafe.Sizeof(s), unsafe.Alignof(s), unsafe.Offsetof(s.b), unsafe.Offsetof(s.d), unsafe.Offsetof(s.e))
	fmt.Println(unsafe.Offsetof(s.f), unsafe.Offsetof(s.g), unsafe.Offsetof(s.h), unsafe.Offsetof(s.i), unsafe.Offsetof(s.j))
	fmt.Println(unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(any(1)), unsafe.Sizeof(1+2i))
	const size = unsafe.Sizeof(int32(0)) + unsafe.Alignof(int16(0))
	var arr [size]byte
	fmt.Println(len(arr), unsafe.Sizeof(struct {
		a int8
		b int16
		c int8
	}{}), unsafe.Sizeof(uintptr(0)))
	x := [4]int32{1, 2, 3, 4}
	p := (*int32)(unsafe.Add(unsafe.Pointer(&x[0]), 8))
	f := 1.5
	fmt.Println(*p, *(*uint64)(unsafe.Pointer(&f)), unsafe.Slice(&x[1], 2), unsafe.String(unsafe.StringData("hello"), 3))
}

// expect: 96 8 8 20 24
// expect: 40 64 80 84 92
// expect: 16 24 8 16 16
// expect: 6 6 8
// expect: 3 4609434218613702656 [2 3] hel
