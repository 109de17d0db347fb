package main

import "fmt"

type word uint64

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func at[T uint | int64 | uintptr](list []string, i T) string { return list[i] }

type wide struct{ a, b, c int }

func main() {
	list, text, wides := []int{1, 2, 3}, "abc", make([]wide, 2)
	array := [4]int8{1, 2, 3, 4}
	pointer := &array
	u, w, p := uint(1<<63), word(1<<64-1), uintptr(1<<64-2)
	minus := -2
	try(func() { _ = list[u] })
	try(func() { list[w] = 1 })
	try(func() { list[p]++ })
	try(func() { _ = &wides[u] })
	try(func() { wides[w].b = 4 })
	try(func() { _ = wides[minus] })
	try(func() { _ = text[w] })
	try(func() { _ = array[u] })
	try(func() { array[w] = 2 })
	try(func() { _ = pointer[p] })
	try(func() { at([]string{"x"}, u) })
	try(func() { at([]string{"x"}, int64(minus)) })
	try(func() { _ = list[w:] })
	try(func() { _ = list[:u] })
	try(func() { _ = list[minus:] })
	try(func() { _ = list[:minus] })
	try(func() { _ = list[u:1:w] })
	try(func() { _ = list[:w:2] })
	try(func() { _ = list[u:1:2] })
	try(func() { _ = list[minus:1:2] })
	try(func() { _ = list[:minus:2] })
	try(func() { _ = list[:1:minus] })
	try(func() { _ = text[u:] })
	try(func() { _ = text[:w] })
	try(func() { _ = text[minus:w] })
	try(func() { _ = text[w:minus] })
	try(func() { _ = array[u:2] })
	try(func() { _ = array[:w] })
	try(func() { _ = pointer[:1:p] })
	list[w&1], text = 7, text[uint8(255):]
}

// exit: 2
// stderr: panic: runtime error: slice bounds out of range [255:3]
// expect: runtime error: index out of range [9223372036854775808] with length 3
// expect: runtime error: index out of range [18446744073709551615] with length 3
// expect: runtime error: index out of range [18446744073709551614] with length 3
// expect: runtime error: index out of range [9223372036854775808] with length 2
// expect: runtime error: index out of range [18446744073709551615] with length 2
// expect: runtime error: index out of range [-2]
// expect: runtime error: index out of range [18446744073709551615] with length 3
// expect: runtime error: index out of range [9223372036854775808] with length 4
// expect: runtime error: index out of range [18446744073709551615] with length 4
// expect: runtime error: index out of range [18446744073709551614] with length 4
// expect: runtime error: index out of range [9223372036854775808] with length 1
// expect: runtime error: index out of range [-2]
// expect: runtime error: slice bounds out of range [18446744073709551615:3]
// expect: runtime error: slice bounds out of range [:9223372036854775808] with capacity 3
// expect: runtime error: slice bounds out of range [-2:]
// expect: runtime error: slice bounds out of range [:-2]
// expect: runtime error: slice bounds out of range [::18446744073709551615] with capacity 3
// expect: runtime error: slice bounds out of range [:18446744073709551615:2]
// expect: runtime error: slice bounds out of range [9223372036854775808:1:]
// expect: runtime error: slice bounds out of range [-2::]
// expect: runtime error: slice bounds out of range [:-2:]
// expect: runtime error: slice bounds out of range [::-2]
// expect: runtime error: slice bounds out of range [9223372036854775808:3]
// expect: runtime error: slice bounds out of range [:18446744073709551615] with length 3
// expect: runtime error: slice bounds out of range [:18446744073709551615] with length 3
// expect: runtime error: slice bounds out of range [:-2]
// expect: runtime error: slice bounds out of range [9223372036854775808:2]
// expect: runtime error: slice bounds out of range [:18446744073709551615] with length 4
// expect: runtime error: slice bounds out of range [::18446744073709551614] with length 4
