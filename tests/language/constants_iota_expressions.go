package main

import "fmt"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)
const (
	a, b = iota, iota * 10
	c, d
	e = "text"
	f
	g    = iota
	h, i = iota, -iota
)
const (
	x = iota
	y = 'a' + iota
	z
)

func main() {
	const local = iota
	fmt.Println(Sunday, Monday, Tuesday, Thursday, KB, MB, GB)
	fmt.Println(a, b, c, d, e, f, g, h, i, local)
	fmt.Printf("%T %v %T %v %c\n", x, x, y, y, z)
}

// expect: 0 1 2 4 1024 1048576 1073741824
// expect: 0 0 1 10 text text 4 5 -5 0
// expect: int 0 int32 98 c
