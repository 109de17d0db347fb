package main

import (
	"errors"
	"fmt"
)

func one() (int, error) { return 1, nil }
func two() (int, error) { return 2, errors.New("two") }

func main() {
	a, err := one()
	b, err := two()
	fmt.Println(a, b, err)
	p := &err
	c, err := one()
	fmt.Println(c, *p == nil)
	if d, err := two(); err != nil {
		fmt.Println(d, err)
	}
	fmt.Println(err)
	a, e := 10, 20
	fmt.Println(a, e)
}

// expect: 1 2 two
// expect: 1 true
// expect: 2 two
// expect: <nil>
// expect: 10 20
