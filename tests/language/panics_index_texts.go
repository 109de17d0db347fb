package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s, n, neg := []int{1, 2, 3}, 5, -2
	arr := [4]int{}
	str := "abc"
	var u8 uint8 = 200
	var i64 int64 = -9
	p := &arr
	try(func() { _ = s[n] })
	try(func() { _ = s[neg] })
	try(func() { s[n] = 1 })
	try(func() { _ = arr[n] })
	try(func() { _ = p[neg] })
	try(func() { _ = str[n] })
	try(func() { _ = s[u8] })
	try(func() { _ = s[i64] })
	try(func() { var e []int; _ = e[0] })
	try(func() { _ = &s[n] })
	try(func() { s[n]++ })
	try(func() { m := map[string][]int{}; m["a"][0] = 1 })
	try(func() {
		for i := range 5 {
			_ = s[i]
		}
	})
}

// expect: runtime error: index out of range [5] with length 3
// expect: runtime error: index out of range [-2]
// expect: runtime error: index out of range [5] with length 3
// expect: runtime error: index out of range [5] with length 4
// expect: runtime error: index out of range [-2]
// expect: runtime error: index out of range [5] with length 3
// expect: runtime error: index out of range [200] with length 3
// expect: runtime error: index out of range [-9]
// expect: runtime error: index out of range [0] with length 0
// expect: runtime error: index out of range [5] with length 3
// expect: runtime error: index out of range [5] with length 3
// expect: runtime error: index out of range [0] with length 0
// expect: runtime error: index out of range [3] with length 3
