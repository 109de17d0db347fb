package main

import "fmt"

func seq(yield func(int) bool) {
	defer fmt.Println("iterator leaves")
	for i := 0; i < 3; i++ {
		if !yield(i) {
			return
		}
	}
}

func f() (s string) {
	defer func() { s += " deferred in f" }()
	for i := range seq {
		defer func() { fmt.Println("deferred in loop", i) }()
		if i == 1 {
			goto done
		}
	}
done:
	fmt.Println("after the loop")
	return "result"
}

func main() { fmt.Println(f()) }

// expect: iterator leaves
// expect: after the loop
// expect: deferred in loop 1
// expect: deferred in loop 0
// expect: result deferred in f
