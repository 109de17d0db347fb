package main

func main() {
	x, s := 1, "a"
	if x {
	}
	for s {
	}
	for i := 0; i; i++ {
	}
	if nil {
	}
	if !x && s {
	}
	switch x {
	case "a":
	case s:
	case 1.5:
	}
	switch {
	case x:
	}
}

// error: 5:5: non-boolean condition in if statement
// error: 7:6: non-boolean condition in for statement
// error: 9:14: non-boolean condition in for statement
// error: 11:5: non-boolean condition in if statement
// error: 13:6: invalid operation: operator ! not defined on x (variable of type int)
// error: 16:7: cannot convert "a" (untyped string constant) to type int
// error: 17:7: invalid case s in switch on x (mismatched types string and int)
// error: 18:7: 1.5 (untyped float constant) truncated to int
// error: 21:7: invalid case x in switch on true (mismatched types int and bool)
