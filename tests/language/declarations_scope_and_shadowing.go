package main

import "fmt"

var x = "package"

func f() string { return x }

func main() {
	fmt.Println(x, f())
	x := "function"
	if x := "if"; len(x) == 2 {
		fmt.Println(x)
		x := x + " inner"
		fmt.Println(x)
	} else {
		fmt.Println(x)
	}
	for x := 0; x < 1; x++ {
		x := x + 10
		fmt.Println(x)
	}
	switch x := any(x).(type) {
	case string:
		x += "!"
		fmt.Println(x)
	}
	func(x int) { fmt.Println(x) }(5)
	{
		type x struct{}
		fmt.Printf("%T\n", x{})
	}
	fmt.Println(x, f())
	len := func(s string) int { return 42 }
	fmt.Println(len("a"))
}

// expect: package package
// expect: if
// expect: if inner
// expect: 10
// expect: function!
// expect: 5
// expect: main.x
// expect: function package
// expect: 42
