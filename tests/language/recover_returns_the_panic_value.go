package main

import "fmt"

func f() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("got %v", r)
		}
	}()
	panic("boom")
}

func main() {
	fmt.Println(f())
	fmt.Println(recover())
}

// expect: got boom
// expect: <nil>
