package main

import (
	"fmt"
	"strings"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	n, big := -1, 1<<62
	var f64 = -1.0
	try(func() { _ = make([]int, n) })
	try(func() { _ = make([]int, big) })
	try(func() { _ = make([]int, 1, n) })
	try(func() { k := 2; _ = make([]int, k, 1+n) })
	try(func() { _ = make(chan int, n) })
	try(func() { _ = make(chan [100]int, big) })
	try(func() { _ = make(map[int]int, n); fmt.Print("map ok ") })
	try(func() { _ = make([]byte, int(f64)) })
	try(func() { _ = 1 << n })
	try(func() { var s int8 = -3; _ = uint32(1) >> s })
	try(func() { _ = [4]int(make([]int, 3)) })
	try(func() { _ = (*[1]byte)([]byte(nil)) })
	try(func() { _ = strings.Repeat("x", n) })
}

// expect: runtime error: makeslice: len out of range
// expect: runtime error: makeslice: len out of range
// expect: runtime error: makeslice: cap out of range
// expect: runtime error: makeslice: cap out of range
// expect: makechan: size out of range
// expect: makechan: size out of range
// expect: map ok <nil>
// expect: runtime error: makeslice: len out of range
// expect: runtime error: negative shift amount
// expect: runtime error: negative shift amount
// expect: runtime error: cannot convert slice with length 3 to array or pointer to array with length 4
// expect: runtime error: cannot convert slice with length 0 to array or pointer to array with length 1
// expect: strings: negative Repeat count
