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
	n := -1
	try(func() { _ = unsafe.Slice(new(int), n) })
	try(func() { var p *int; _ = unsafe.Slice(p, 2+n) })
	try(func() { _ = unsafe.String((*byte)(nil), 6+n) })
	try(func() { b := []byte("ok"); fmt.Print(unsafe.String(&b[0], 2), len(unsafe.Slice(&b[0], 1+n)), " ") })
}

// expect: runtime error: unsafe.Slice: len out of range
// expect: runtime error: unsafe.Slice: ptr is nil and len is not zero
// expect: runtime error: unsafe.String: ptr is nil and len is not zero
// expect: ok0 <nil>
