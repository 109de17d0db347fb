package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	p := &a
	s := a[1:3]
	t := p[:2]
	u := s[1:4]
	v := a[1:2:3]
	fmt.Println(s, len(s), cap(s), t, cap(t), u, len(v), cap(v))
	s[0] = 20
	p[4] = 50
	fmt.Println(a, u, a[len(a)-1], p[len(p)-1])
	str := "héllo"
	fmt.Println(str[1:3], str[:0] == "", str[len(str):] == "", str[0], len(str[2:]))
	m := map[string][]int{}
	fmt.Println(m["none"][:0] == nil, len(m["none"]))
	var nilSlice []int
	fmt.Println(nilSlice[:] == nil, nilSlice[0:0] == nil, a[5:], cap(a[5:]))
	for i := range p {
		p[i] *= 2
	}
	fmt.Println(*p)
}

// expect: [2 3] 2 4 [1 2] 5 [3 4 5] 1 2
// expect: [1 20 3 4 50] [3 4 50] 50 50
// expect: é true true 104 4
// expect: true 0
// expect: true true [] 0
// expect: [2 40 6 8 100]
