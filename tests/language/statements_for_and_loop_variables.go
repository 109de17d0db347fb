package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
		i := i
		_ = i
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), ";")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 6; i++ {
		ps = append(ps, &i)
		i++
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	n := 0
	for n < 3 {
		n++
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		n += j
	}
	for range 2 {
		n++
	}
	fmt.Println(n)
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	const c = 2
	for i := range c {
		defer func() { fmt.Println("d", i) }()
	}
	var x int16 = 3
	for x = range x {
	}
	fmt.Println(x)
	for i := range -1 {
		fmt.Println("never", i)
	}
	defer fmt.Println("first deferred")
}

// expect: 0 0;10 100;20 200;
// expect: 1 3 5 33
// expect: uint80 uint81 uint82 2
// expect: first deferred
// expect: d 1
// expect: d 0
