package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := make([]int, 3, 5)
	arr := [4]int{}
	str := "abc"
	one, two, six, neg := 1, 2, 6, -1
	try(func() { _ = s[six:] })
	try(func() { _ = s[:six] })
	try(func() { _ = s[two:one] })
	try(func() { _ = s[neg:] })
	try(func() { _ = s[:neg] })
	try(func() { _ = s[4:] })
	try(func() { _ = str[six:] })
	try(func() { _ = str[:six] })
	try(func() { _ = str[two:one] })
	try(func() { _ = str[neg:] })
	try(func() { _ = arr[six:] })
	try(func() { _ = arr[:six] })
	try(func() { _ = arr[two:one] })
	try(func() { _ = s[0:1:six] })
	try(func() { _ = s[0:six:two] })
	try(func() { _ = s[two:one:3] })
	try(func() { _ = s[0:1:neg] })
	try(func() { _ = arr[0:two:one] })
	try(func() { var p *[3]int; _ = p[:] })
	try(func() { var p *[3]int; _ = p[0:0] })
}

// expect: runtime error: slice bounds out of range [6:3]
// expect: runtime error: slice bounds out of range [:6] with capacity 5
// expect: runtime error: slice bounds out of range [2:1]
// expect: runtime error: slice bounds out of range [-1:]
// expect: runtime error: slice bounds out of range [:-1]
// expect: runtime error: slice bounds out of range [4:3]
// expect: runtime error: slice bounds out of range [6:3]
// expect: runtime error: slice bounds out of range [:6] with length 3
// expect: runtime error: slice bounds out of range [2:1]
// expect: runtime error: slice bounds out of range [-1:]
// expect: runtime error: slice bounds out of range [6:4]
// expect: runtime error: slice bounds out of range [:6] with length 4
// expect: runtime error: slice bounds out of range [2:1]
// expect: runtime error: slice bounds out of range [::6] with capacity 5
// expect: runtime error: slice bounds out of range [:6:2]
// expect: runtime error: slice bounds out of range [2:1:]
// expect: runtime error: slice bounds out of range [::-1]
// expect: runtime error: slice bounds out of range [:2:1]
// expect: runtime error: invalid memory address or nil pointer dereference
// expect: runtime error: invalid memory address or nil pointer dereference
