package main

func main() {
	for i, v := range 5 {
	}
	for i := range 3.5 {
	}
	var p *int
	for range p {
	}
	for a, b := range make(chan int) {
	}
	for x := range func(yield func() bool) {} {
	}
	for x, y := range func(yield func(int) bool) {} {
	}
	var s string
	for i, s = range "abc" {
	}
	for _, _, c := range "abc" {
	}
}

// error: 4:9: range over 5 (untyped int constant) permits only one iteration variable
// error: 6:17: cannot range over 3.5 (untyped float constant)
// error: 9:12: cannot range over p (variable of type *int)
// error: 11:9: range over make(chan int) (value of type chan int) permits only one iteration variable
// error: 13:6: range over func(yield func() bool) {} (value of type func(yield func() bool)) permits no iteration variables
// error: 15:9: range over func(yield func(int) bool) {} (value of type func(yield func(int) bool)) permits only one iteration variable
// error: 18:6: undefined: i
// error: 18:9: cannot use s (value of type rune) as string value in assignment
// error: 20:2: no new variables on left side of :=
// error: 20:12: range clause permits at most two iteration variables
// error: 20:2: too many errors
