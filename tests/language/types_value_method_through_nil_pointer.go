package main

import "fmt"

type T struct{ x int }

func (t T) M() int { return t.x }

type I interface{ M() int }

var list = []I{(*T)(nil)}

func main() {
	defer func() {
		r := recover()
		err, ok := r.(error)
		fmt.Println(r, ok, err)
		f := list[0].M
		f()
	}()
	for _, i := range list {
		i.M()
	}
}

// exit: 2
// expect: value method main.T.M called using nil *T pointer true value method main.T.M called using nil *T pointer
// stderr: panic: value method main.T.M called using nil *T pointer [recovered]
// stderr: 	panic: value method main.T.M called using nil *T pointer
