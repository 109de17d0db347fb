package main

import "fmt"

type Point struct{ X, Y int }
type Line struct {
	A, B *Point
	Tag  string
}

func main() {
	arr := [...]string{2: "two", "three", 0: "zero"}
	fmt.Println(len(arr), arr)
	sl := []int{5: 1, 2, 1: 7}
	fmt.Println(len(sl), sl)
	lines := []Line{{&Point{1, 2}, &Point{Y: 3}, "a"}, {Tag: "b"}}
	fmt.Println(*lines[0].A, *lines[0].B, lines[1].A == nil)
	ptrs := []*Point{{1, 2}, {3, 4}, nil}
	fmt.Println(*ptrs[1], ptrs[2])
	m := map[Point]string{{1, 2}: "p", {}: "zero"}
	fmt.Println(m[Point{1, 2}], m[Point{0, 0}])
	mm := map[string][]Point{"a": {{1, 1}, {2, 2}}}
	grid := [2][3]int{{1}, {2: 5}}
	fmt.Println(mm, grid, [...]Point{{}, {1, 2}}, [][]Point{{{5, 6}}})
	const idx = 2
	vowels := [128]bool{'a': true, 'e': true}
	fmt.Println(vowels['a'], vowels['b'], []string{idx: "x"}, struct{ a, b int }{1, 2})
	p := &[]int{1, 2}
	fmt.Println((*p)[1], len(*p))
}

// expect: 4 [zero  two three]
// expect: 7 [0 7 0 0 0 1 2]
// expect: {1 2} {0 3} true
// expect: {3 4} <nil>
// expect: p zero
// expect: map[a:[{1 1} {2 2}]] [[1 0 0] [0 0 5]] [{0 0} {1 2}] [[{5 6}]]
// expect: true false [  x] {1 2}
// expect: 2 2
