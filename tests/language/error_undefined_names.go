package main

import "fmt"

type T struct{ Field int }

func (T) Method() {}

func main() {
	x := y + 1
	fmt.Printline("a")
	fmt.println("a")
	var t T
	t.field = 1
	t.Missing()
	t.method()
	var u Unknown
	undefinedFunction()
	strings.ToUpper("a")
	_ = T{Other: 1}
	_, _ = x, u
}

// error: 10:7: undefined: y
// error: 11:6: undefined: fmt.Printline
// error: 12:6: undefined: fmt.println (but have Println)
// error: 14:4: t.field undefined (type T has no field or method field, but does have field Field)
// error: 15:4: t.Missing undefined (type T has no field or method Missing)
// error: 16:4: t.method undefined (type T has no field or method method, but does have method Method)
// error: 17:8: undefined: Unknown
// error: 18:2: undefined: undefinedFunction
// error: 19:2: undefined: strings
// error: 20:8: unknown field Other in struct literal of type T
// error: 20:8: too many errors
