package main

import (
	"fmt"
	"unsafe"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var nothing *int
	x := [3]int64{1, 2, 3}
	n, m := -1, uint64(1<<63)
	fmt.Println(unsafe.Slice(nothing, 0) == nil, unsafe.Slice(&x[0], 3)[2], len(unsafe.Slice(&x[0], 2)))
	try(func() { _ = unsafe.Slice(&x[0], n) })
	try(func() { _ = unsafe.Slice(&x[0], m) })
	try(func() { _ = unsafe.Slice(nothing, 1) })
	try(func() { _ = unsafe.Slice(&x[0], 1<<61) })
	try(func() { _ = unsafe.String((*byte)(nil), 3) })
}

// expect: true 3 2
// expect: runtime error: unsafe.Slice: len out of range
// expect: runtime error: unsafe.Slice: len out of range
// expect: runtime error: unsafe.Slice: ptr is nil and len is not zero
// expect: runtime error: unsafe.Slice: len out of range
// expect: runtime error: unsafe.String: ptr is nil and len is not zero
