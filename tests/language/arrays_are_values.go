package main

import "fmt"

type Grid [2][3]int

func change(g Grid) Grid { g[0][0] = 100; return g }
func pchange(g *Grid)    { g[1][2] = 200 }
func sum(a [3]int) (s int) {
	for _, v := range a {
		s += v
	}
	return
}

func main() {
	var g Grid
	h := g
	h[0][1] = 5
	i := change(h)
	pchange(&h)
	fmt.Println(g, h, i, g == Grid{}, len(g), len(g[0]))
	rows := [][3]int{h[0], {1, 2, 3}}
	rows[0][0] = -1
	fmt.Println(h[0][0], sum(rows[1]), sum([...]int{4, 5, 6}))
	m := map[[2]int]string{{1, 2}: "a"}
	fmt.Println(m[[2]int{1, 2}], [3]int{1: 5} == [...]int{0, 5, 0})
	f := func() [2]int { return [2]int{7, 8} }
	fmt.Println(f()[1])
	s := h[:]
	s[0][2] = 42
	fmt.Println(h[0][2], cap(s))
	var iface any = h
	h[0][0] = 999
	fmt.Println(iface.(Grid)[0][0])
}

// expect: [[0 0 0] [0 0 0]] [[0 5 0] [0 0 200]] [[100 5 0] [0 0 0]] true 2 3
// expect: 0 6 15
// expect: a true
// expect: 8
// expect: 42 2
// expect: 0
