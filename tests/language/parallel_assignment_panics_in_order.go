package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type H []int

//go:noinline
func (h H) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

//go:noinline
func swap3(h []int, i, j, k int) { h[i], h[j], h[k] = h[j], h[k], h[i] }

//go:noinline
func two(h, g []int, i, j, k, l int) { h[i], g[j] = h[k], g[l] }

//go:noinline
func vars(h []int, i, j int) (x, y int) { x, y = h[i], h[j]; return }

//go:noinline
func one(h, g []int, i, j int) { h[i] = g[j] }

//go:noinline
func opassign(h, g []int, i, j int) { h[i] += g[j] }

//go:noinline
func define(h []int, i, j int) int { x, y := h[i], h[j]; return x + y }

//go:noinline
func strs(h []string, i, j int) { h[i], h[j] = h[j], h[i] }

type big struct{ a [10]int }

//go:noinline
func bigs(h []big, i, j int) { h[i], h[j] = h[j], h[i] }

//go:noinline
func arr(h *[4]int, i, j int) { h[i], h[j] = h[j], h[i] }

//go:noinline
func mixed(h []int, m map[string]int, i, j int) { h[i], m["a"] = m["b"], h[j] }

//go:noinline
func nilmap(h []int, m map[string]int, i int) { m["a"] = h[i] }

//go:noinline
func nilptr(p *big, h []int, i int) { p.a[3] = h[i] }

//go:noinline
func nilptr2(p *big, h []int, i int) { h[i] = p.a[3] }

//go:noinline
func binary(h, g []int, i, j int) int { return h[i] + g[j] }

//go:noinline
func nested(h [][]int, i, j int) { h[i][j], h[j][i] = h[j][i], h[i][j] }

//go:noinline
func call(h []int, i int, f func() int) { h[i] = f() }

//go:noinline
func varidx(h []int, i, j int) { i, h[i] = j, i }

//go:noinline
func swapdeep(h []struct{ x, y int }, i, j int) { h[i].x, h[j].y = h[j].x, h[i].y }

func main() {
	s := []int{1, 2}
	try("swap", func() { H(s).Swap(5, 7) })
	try("swap", func() { H(s).Swap(0, 7) })
	try("swap", func() { H(s).Swap(7, 0) })
	try("swap", func() { H(nil).Swap(0, -1) })
	try("swap3", func() { swap3(s, 5, 6, 7) })
	try("swap3", func() { swap3(s, 1, 6, 7) })
	try("swap3", func() { swap3(s, 1, 1, 7) })
	try("two", func() { two(s, s, 5, 6, 7, 8) })
	try("two", func() { two(s, s, 5, 6, 0, 8) })
	try("two", func() { two(s, s, 5, 6, 0, 0) })
	try("two", func() { two(s, s, 0, 6, 7, 0) })
	try("vars", func() { vars(s, 5, 6) })
	try("one", func() { one(s, s, 5, 6) })
	try("opassign", func() { opassign(s, s, 5, 6) })
	try("define", func() { define(s, 5, 6) })
	try("strs", func() { strs([]string{"a"}, 5, 6) })
	try("bigs", func() { bigs([]big{{}}, 5, 6) })
	try("arr", func() { arr(&[4]int{}, 5, 6) })
	try("arr", func() { arr(nil, 1, 6) })
	try("mixed", func() { mixed(s, nil, 5, 6) })
	try("mixed", func() { mixed(s, nil, 0, 0) })
	try("nilmap", func() { nilmap(s, nil, 5) })
	try("nilptr", func() { nilptr(nil, s, 5) })
	try("nilptr2", func() { nilptr2(nil, s, 5) })
	try("binary", func() { binary(s, s, 5, 6) })
	try("nested", func() { nested([][]int{{1}}, 0, 6) })
	try("call", func() { call(s, 5, func() int { panic("called") }) })
	try("varidx", func() { varidx(s, 5, 6) })
	try("swapdeep", func() { swapdeep(nil, 5, 6) })
	fmt.Println(s)
}

// expect: swap runtime error: index out of range [5] with length 2
// expect: swap runtime error: index out of range [7] with length 2
// expect: swap runtime error: index out of range [7] with length 2
// expect: swap runtime error: index out of range [0] with length 0
// expect: swap3 runtime error: index out of range [7] with length 2
// expect: swap3 runtime error: index out of range [7] with length 2
// expect: swap3 runtime error: index out of range [7] with length 2
// expect: two runtime error: index out of range [8] with length 2
// expect: two runtime error: index out of range [8] with length 2
// expect: two runtime error: index out of range [5] with length 2
// expect: two runtime error: index out of range [7] with length 2
// expect: vars runtime error: index out of range [5] with length 2
// expect: one runtime error: index out of range [6] with length 2
// expect: opassign runtime error: index out of range [5] with length 2
// expect: define runtime error: index out of range [5] with length 2
// expect: strs runtime error: index out of range [5] with length 1
// expect: bigs runtime error: index out of range [5] with length 1
// expect: arr runtime error: index out of range [5] with length 4
// expect: arr runtime error: invalid memory address or nil pointer dereference
// expect: mixed runtime error: index out of range [6] with length 2
// expect: mixed assignment to entry in nil map
// expect: nilmap runtime error: index out of range [5] with length 2
// expect: nilptr runtime error: index out of range [5] with length 2
// expect: nilptr2 runtime error: invalid memory address or nil pointer dereference
// expect: binary runtime error: index out of range [5] with length 2
// expect: nested runtime error: index out of range [6] with length 1
// expect: call called
// expect: varidx runtime error: index out of range [5] with length 2
// expect: swapdeep runtime error: index out of range [5] with length 0
// expect: [0 2]
