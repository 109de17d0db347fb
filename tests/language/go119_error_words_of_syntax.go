package main

func main() {
	var x int =
	for i := 0; i < 10; i++
	{
	}
	if x == 1 {
	}
	else {
	}
	func inner() {}
	a b
	y := [3]int{1, 2
	}
}

// go: 1.19
// error: 5:2: syntax error: unexpected for, expecting expression
// error: 10:2: syntax error: unexpected else, expecting }
// error: 13:2: syntax error: non-declaration statement outside function body
