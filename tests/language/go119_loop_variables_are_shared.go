package main

import "fmt"

// go: 1.19

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	var ps []*int
	for _, v := range []int{1, 2, 3} {
		ps = append(ps, &v)
	}
	for k := range map[string]int{"only": 1} {
		fs = append(fs, func() { fmt.Print(k, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println(*ps[0], *ps[2], ps[0] == ps[1])
	for i := 0; i < 3; i++ {
		i := i
		defer func() { fmt.Println("defer", i) }()
	}
}

// expect: 3 3 3 only 3 3 true
// expect: defer 2
// expect: defer 1
// expect: defer 0
