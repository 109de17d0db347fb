package main

import (
	"fmt"
	"sort"
)

func main() {
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println("copy", v)
		}
	}
	arr[2] = 3
	for i, v := range &arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println("pointer", v)
		}
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[1] = 20
		}
		fmt.Print(v, " ")
	}
	fmt.Println(len(s))
	var keys []string
	m := map[string]int{"a": 1, "b": 2}
	for k := range m {
		keys = append(keys, k)
		delete(m, "a")
		delete(m, "b")
	}
	fmt.Println(len(keys), len(m))
	var p *[4]int
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println(len(p))
	var nm map[int]int
	for range nm {
	}
	mm := map[int][]int{1: {1}, 2: {2}}
	sum := 0
	for k, v := range mm {
		sum += k * v[0]
	}
	i := 0
	x := []int{5, 6, 7}
	for i, x[i] = range []int{2, 1, 0} {
	}
	sort.Strings(keys)
	fmt.Println(sum, i, x)
}

// expect: copy 3
// expect: pointer 10
// expect: 1 2 3 4
// expect: 1 0
// expect: 01234
// expect: 5 2 [1 0 7]
