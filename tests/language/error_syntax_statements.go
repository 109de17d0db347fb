package main

func main() {
	x = := 5
	for i := 0; i < 3 {
	}
	var 5x int
	if x := 1 {
	}
	func f() {}
	while true {
	}
}

// error: 4:6: syntax error: unexpected :=, expected expression
// error: 5:2: syntax error: unexpected keyword for at end of statement
// error: 6:2: syntax error: unexpected }, expected expression
// error: 7:6: syntax error: unexpected literal 5, expected name
// error: 8:7: syntax error: cannot use x := 1 as value
// error: 10:7: syntax error: unexpected name f, expected (
// error: 11:2: syntax error: non-declaration statement outside function body
