package main

import "fmt"

func f(name string, v int) int { fmt.Print(name, " "); return v }

func main() {
	switch x := f("tag", 2); x {
	case f("one", 1), f("two", 2), f("never", 3):
		fmt.Println("matched")
		fallthrough
	case 9:
		fmt.Println("fell")
	default:
		fmt.Println("default")
	}
	switch {
	default:
		fmt.Println("default first")
	case f("cond", 1) == 2:
	}
	switch x := any(2.5).(type) {
	case int, float64:
		fmt.Printf("%T %v\n", x, x)
	}
	switch f("only", 1) {
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	switch any(nil) {
	case nil:
		fmt.Println("nil")
	}
	switch c := 'x'; c {
	case 'a', 'x':
		break
		fmt.Println("unreached")
	}
}

// expect: tag one two matched
// expect: fell
// expect: cond default first
// expect: float64 2.5
// expect: only big
// expect: array
// expect: nil
