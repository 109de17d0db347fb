package main

import "fmt"

var trace []string

func t(name string, v int) int { trace = append(trace, name); return v }
func get(name string) *[3]int  { trace = append(trace, name); return &[3]int{} }
func key(name string) string   { trace = append(trace, name); return name }
func show()                    { fmt.Println(trace); trace = nil }
func two(a, b int) (int, int)  { return a, b }

type S struct{ a, b int }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3)
	show()
	get("arr")[t("i", 1)] = t("v", 2)
	show()
	m := map[string]int{}
	m[key("k1")], m[key("k2")] = t("x", 1), t("y", 2)
	show()
	_ = []int{t("e0", 0), t("e1", 1)}
	_ = S{b: t("b", 1), a: t("a", 2)}
	show()
	_ = map[string]int{key("mk"): t("mv", 1)}
	show()
	_, _ = two(t("p", 1), t("q", 2))
	show()
	_ = t("l", 0) == 1 && t("r", 1) == 1 || t("o", 1) == 1
	show()
	ch := make(chan int, 1)
	func() chan int { trace = append(trace, "chan"); return ch }() <- t("send", 1)
	show()
	i := 0
	i, get("z")[i] = 1, 2
	a := []int{1, 2, 3}
	i = 0
	i, a[i] = 2, 9
	fmt.Println(i, a)
	y := []int{0, 0}
	j := 0
	y[j], j = 5, 1
	fmt.Println(y, j)
	show()
}

// expect: [a b c]
// expect: [arr i v]
// expect: [k1 k2 x y]
// expect: [e0 e1 b a]
// expect: [mk mv]
// expect: [p q]
// expect: [l o]
// expect: [chan send]
// expect: 2 [9 2 3]
// expect: [5 0] 1
// expect: [z]
