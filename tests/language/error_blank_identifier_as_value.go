package main

import "fmt"

func _() {}

type _ struct{}

func main() {
	x := _
	fmt.Println(_)
	_ = nil
	_()
	var _ = 1
	_, _ := 1, 2
	_.f()
	_ = x
}

// error: 10:7: cannot use _ as value or type
// error: 11:14: cannot use _ as value or type
// error: 12:6: use of untyped nil in assignment to _ identifier
// error: 13:2: cannot use _ as value or type
// error: 15:7: no new variables on left side of :=
// error: 16:2: cannot use _ as value or type
