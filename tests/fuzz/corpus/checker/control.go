package main

type fault struct{ code int }

func (f fault) Error() string { return "fault" }

var order = step("order", last)
var last = step("last", 0)

func init() { println("init") }
func step(name string, after int) int {
	println(name)
	return after + 1
}
func divide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	return a / b, nil
}
func find(m [][]int, want int) (x, y int) {
loop:
	for x = range m {
		for y = 0; y < len(m[x]); y++ {
			switch v := m[x][y]; {
			case v == want:
				break loop
			case v < 0:
				continue loop
			default:
				goto next
			}
		next:
		}
	}
	return
}
func closures() (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 2; return i })
	}
	return
}

func main() {
	if _, err := divide(1, 0); err != nil {
		println(err.Error())
	}
	println(find([][]int{{1, 2}, {-1, 3}, {4}}, 4))
	for i, r := range "a\xffé" {
		println(i, r)
	}
	for _, f := range closures() {
		println(f(), f())
	}
	switch x := order; x {
	case 0, 1:
		println("small")
		fallthrough
	case 2:
		println("two")
	default:
		println("many")
	}
	var err error = fault{3}
	switch e := err.(type) {
	case fault:
		defer println(e.code)
	case interface{ Timeout() bool }:
		println(e.Timeout())
	}
	a, b := []int{1, 2, 3}, 0
	b, a[b] = 2, a[1]
	a[b], b = b, a[b]
	var u8 uint8 = 200
	u8 += 100
	println(u8, ^b, -7/2, -7%3, 1<<u8>>1, b&^3, "s"+string(rune(a[0]+65)), !(b > 1) || a == nil)
	var p *fault
	defer func() { println(recover() != nil, p == nil) }()
	println(p.code)
}
