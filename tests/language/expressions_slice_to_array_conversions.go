package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	a := [2]int(s)
	p := (*[3]int)(s)
	a[0] = 100
	p[1] = 200
	fmt.Println(s, a, *p, [0]int(s), (*[0]int)([]int(nil)) == nil, (*[0]int)([]int{}) == nil)
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		_ = [1]int([]int(nil))
	}()
	_ = (*[4]int)(s)
}

// expect: [1 200 3] [100 2] [1 200 3] [] true false
// expect: runtime error: cannot convert slice with length 3 to array or pointer to array with length 4
// expect: runtime error: cannot convert slice with length 0 to array or pointer to array with length 1
