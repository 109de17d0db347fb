package main

import "fmt"

func a() (x int) {
	defer func() { x *= 2 }()
	x = 3
	return x + 1
}
func b() int {
	x := 3
	defer func() { x *= 2 }()
	return x + 1
}
func c() (p *int) {
	x := 1
	defer func() { x = 50 }()
	return &x
}
func d() (s []int) {
	defer func() { s = append(s, 9) }()
	s = []int{1}
	return s
}
func e() (x, y int) {
	defer func() { x, y = y, x }()
	return 1, 2
}
func f() (err error) {
	defer func() {
		if err == nil {
			err = fmt.Errorf("set by defer")
		}
	}()
	if err := error(nil); err != nil {
		return err
	}
	return
}
func g() (n int) {
	for i := 0; i < 3; i++ {
		defer func() { n += i }()
	}
	return 10
}

func main() {
	fmt.Println(a(), b(), *c(), d())
	fmt.Println(e())
	fmt.Println(f(), g())
}

// expect: 8 4 50 [1 9]
// expect: 2 1
// expect: set by defer 13
