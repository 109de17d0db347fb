package main

import "fmt"

type Big struct{ a, b, c int }

func main() {
	var xs = []any{1, int8(-1), "s", 2.5, true, nil, Big{1, 2, 3}, [0]int{}, struct{}{}, &Big{}, []int{1}}
	for _, x := range xs {
		fmt.Printf("%T\n", x)
	}
	fmt.Println(xs[6] == any(Big{1, 2, 3}), xs[0] == any(1), xs[0] == any(int64(1)))
}

// expect: int
// expect: int8
// expect: string
// expect: float64
// expect: bool
// expect: <nil>
// expect: main.Big
// expect: [0]int
// expect: struct {}
// expect: *main.Big
// expect: []int
// expect: true true false
