package main

import (
	"errors"
	"fmt"
	"io"
)

type T struct{}
type P struct{ n int }

func (*P) Error() string { return "P" }

func what(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, uint:
		return fmt.Sprintf("number %v %T", x, x)
	case func() int:
		return fmt.Sprint("func ", x())
	case []int:
		return fmt.Sprint("slice ", len(x))
	case map[string]int:
		return fmt.Sprint("map ", x["a"])
	case *P:
		return fmt.Sprint("pointer ", x == nil)
	case error:
		return "error " + x.Error()
	case chan int, <-chan int:
		return fmt.Sprintf("channel %T", x)
	case struct{ a int }:
		return fmt.Sprint("struct ", x.a)
	case [2]int:
		return fmt.Sprint("array ", x[1])
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	var np *P
	var ne error
	for _, v := range []any{nil, 1, uint(2), int8(3), func() int { return 4 }, []int{1}, map[string]int{"a": 5}, np, &P{1},
		errors.New("e"), ne, make(chan int), (<-chan int)(nil), struct{ a int }{6}, [2]int{7, 8}, T{}, "s", io.EOF} {
		fmt.Println(what(v))
	}
	switch y := any("s").(type) {
	default:
		fmt.Printf("%T\n", y)
	case int:
	}
}

// expect: nil
// expect: number 1 int
// expect: number 2 uint
// expect: other int8
// expect: func 4
// expect: slice 1
// expect: map 5
// expect: pointer true
// expect: pointer false
// expect: error e
// expect: nil
// expect: channel chan int
// expect: channel <-chan int
// expect: struct 6
// expect: array 8
// expect: other main.T
// expect: other string
// expect: error EOF
// expect: string
