package main

import (
	"errors"
	"fmt"
)

func check(n int) (int, error) {
	if n < 0 {
		return 0, errors.New("negative")
	}
	return n * 2, nil
}

func grade(n int) string {
	if n >= 90 {
		return "A"
	} else if m := n / 10; m == 8 {
		return "B"
	} else if m > 5 {
		return fmt.Sprint("C", m)
	} else {
		return fmt.Sprint("F", m)
	}
}

func main() {
	if v, err := check(4); err != nil {
		fmt.Println("unexpected")
	} else if w, err := check(-v); err == nil {
		fmt.Println("unexpected", w)
	} else {
		fmt.Println(v, w, err)
	}
	for _, n := range []int{95, 85, 70, 20} {
		fmt.Print(grade(n), " ")
	}
	var p *int
	if p != nil && *p > 0 {
		fmt.Println("unreachable")
	}
	if (struct{ a int }{1}) == (struct{ a int }{1}) {
		fmt.Println("equal")
	}
}

// expect: 8 0 negative
// expect: A B C7 F2 equal
