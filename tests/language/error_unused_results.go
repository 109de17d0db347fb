package main

import "fmt"

func f() int { return 1 }

func main() {
	f()
	f
	append([]int{}, 1)
	f() == 1
	fmt.Sprint("fine")
	make([]int, 1)
	new(int)
	func() {}
	copy([]int{}, []int{})
	<-make(chan int)
	defer len("x")
	go f
	defer recover()
	defer (f())
}

// error: 9:2: f (value of type func() int) is not used
// error: 10:2: append([]int{}, 1) (value of type []int) is not used
// error: 11:2: f() == 1 (untyped bool value) is not used
// error: 13:2: make([]int, 1) (value of type []int) is not used
// error: 14:2: new(int) (value of type *int) is not used
// error: 15:2: func() {} (value of type func()) is not used
// error: 18:8: defer discards result of len("x") (constant 1 of type int)
// error: 19:5: expression in go must be function call
// error: 21:8: expression in defer must not be parenthesized
