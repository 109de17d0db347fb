package main

import "fmt"

type T struct{}

func main() {
	x := 5
	switch x.(type) {
	case int:
	}
	_ = x.(int)
	var e error
	_ = e.(T)
	_ = e.(fmt.Stringer)
	switch v := e.(type) {
	case T:
	case *T:
	case nil, nil:
	case Missing:
	case 5:
	}
	_ = x.(type)
	var s fmt.Stringer
	if _, ok := s.(T); ok {
	}
}

// error: 9:9: x (variable of type int) is not an interface
// error: 12:6: invalid operation: x (variable of type int) is not an interface
// error: 14:6: impossible type assertion: e.(T)
// error: 	T does not implement error (missing method Error)
// error: 16:9: v declared and not used
// error: 17:7: impossible type switch case: T
// error: 	e (variable of interface type error) cannot have dynamic type T (missing method Error)
// error: 18:7: impossible type switch case: *T
// error: 	e (variable of interface type error) cannot have dynamic type *T (missing method Error)
// error: 19:12: duplicate case nil in type switch
// error: 	19:7: previous case
// error: 20:7: undefined: Missing
// error: 21:7: 5 is not a type
// error: 23:6: invalid syntax tree: use of .(type) outside type switch
// error: 23:6: too many errors
