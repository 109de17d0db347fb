package main

import "fmt"

func f(a int, b string) {}
func v(a int, rest ...string) {}

func main() {
	f(1)
	f(1, "a", 2)
	f("a", 1)
	f()
	v()
	v(1, "a", 2)
	v(1, []string{"a"})
	f(fmt.Println("x"))
	var n int
	n()
	f(1, "a")()
}

// error: 9:4: not enough arguments in call to f
// error: 	have (number)
// error: 	want (int, string)
// error: 10:12: too many arguments in call to f
// error: 	have (number, string, number)
// error: 	want (int, string)
// error: 11:4: cannot use "a" (untyped string constant) as int value in argument to f
// error: 11:9: cannot use 1 (untyped int constant) as string value in argument to f
// error: 12:2: not enough arguments in call to f
// error: 	have ()
// error: 	want (int, string)
// error: 13:2: not enough arguments in call to v
// error: 	have ()
// error: 	want (int, ...string)
// error: 14:12: cannot use 2 (untyped int constant) as string value in argument to v
// error: 15:7: cannot use []string{…} (value of type []string) as string value in argument to v
// error: 16:4: cannot use fmt.Println("x") (value of interface type error) as string value in argument to f
// error: 18:2: invalid operation: cannot call n (variable of type int): int is not a function
// error: 18:2: too many errors
