package main

import . "strings"
import "fmt"

func main() {
	fmt := "x"
	fmt.Println("a")
	len := 3
	_ = len("abc")
	string := 5
	var s string
	nil := 1
	var p *int = nil
	true := false
	_, _, _ = s, p, true
	_ = string
}

// error: 3:8: "strings" imported and not used
// error: 4:8: "fmt" imported and not used
// error: 8:6: fmt.Println undefined (type string has no field or method Println)
// error: 10:6: invalid operation: cannot call len (variable of type int): int is not a function
// error: 12:8: string (local variable) is not a type
// error: 14:15: cannot use nil (variable of type int) as *int value in variable declaration
