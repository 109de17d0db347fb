package main

import "fmt"

func filter(s []int, keep func(int) bool) []int {
	out := s[:0]
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func remove(s []int, i int) []int           { return append(s[:i], s[i+1:]...) }
func insert(s []int, i int, v ...int) []int { return append(s[:i], append(v, s[i:]...)...) }
func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}
func chunks(s []int, n int) (out [][]int) {
	for n < len(s) {
		s, out = s[n:], append(out, s[:n:n])
	}
	return append(out, s)
}

func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	even := filter(append([]int(nil), s...), func(n int) bool { return n%2 == 0 })
	fmt.Println(even, len(even), s)
	fmt.Println(remove([]int{1, 2, 3}, 1), insert([]int{1, 4}, 1, 2, 3))
	reverse(s)
	fmt.Println(s, chunks(s, 4), cap(chunks(s, 2)[0]))
	grid := make([][]rune, 2)
	for i := range grid {
		grid[i] = []rune("ab")
	}
	grid[0][1] = 'X'
	fmt.Println(string(grid[0]), string(grid[1]))
	t := s[2:4]
	t = append(t, 100)
	fmt.Println(s, t, cap(t))
	var jagged [][]int
	for i := range 3 {
		jagged = append(jagged, make([]int, i))
	}
	fmt.Println(jagged, len(jagged[2]))
}

// expect: [2 4 6] 3 [1 2 3 4 5 6]
// expect: [1 3] [1 2 3 4]
// expect: [6 5 4 3 2 1] [[6 5 4 3] [2 1]] 2
// expect: aX ab
// expect: [6 5 4 3 100 1] [4 3 100] 4
// expect: [[] [0] [0 0]] 2
