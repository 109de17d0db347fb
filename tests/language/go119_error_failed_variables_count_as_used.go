package main

func two() (int, string) { return 1, "" }

func main() {
	a := undefined1
	var b int = "text"
	c, d := two(), 1
	e, f := two()
	e, f = "x", 1
	var g string
	g = 5
	h := 1
}

// go: 1.19
// error: 6:7: undefined: undefined1
// error: 7:14: cannot use "text" (untyped string constant) as int value in variable declaration
// error: 8:10: multiple-value two() (value of type (int, string)) in single-value context
// error: 10:9: cannot use "x" (untyped string constant) as int value in assignment
// error: 10:14: cannot use 1 (untyped int constant) as string value in assignment
// error: 12:6: cannot use 5 (untyped int constant) as string value in assignment
// error: 13:2: h declared but not used
