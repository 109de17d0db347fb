package main

type point struct{ x, y int }
type circle struct {
	point
	r float64
}
type shape interface {
	area() float64
	name() string
}
type list struct {
	next *list
	data any
}
type weekday uint8
type visit func(p *point) (bool, error)

const (
	monday weekday = iota
	tuesday
	_
	thursday
)
const big, pi, c = 1 << 40, 3.25, 'x'

var table = map[string][]point{"a": {{1, 2}, {3, 4}}, "b": nil}
var grid [3][2]int
var first, second = pair()

func pair() (int, string)          { return len(table), "two" }
func (c circle) area() float64     { return pi * c.r * c.r }
func (c *circle) name() string     { return "circle" }
func (w weekday) next() weekday    { return (w + 1) % 7 }
func (p *point) move(dx, dy int)   { p.x += dx; p.y -= dy }
func sum(base int, more ...int) (total int) {
	total = base
	for _, v := range more {
		total += v
	}
	return
}

func main() {
	var s shape = &circle{point{1, 2}, 0.5}
	if c, ok := s.(*circle); ok {
		c.move(3, c.x)
		println(c.x, c.y, c.area() > 0.5)
	}
	f := (*point).move
	q := point{y: 1}
	f(&q, int(monday.next()), sum(1, grid[0][:]...))
	g := q.move
	g(2, 2)
	var x complex128 = complex(1, float64(q.x))
	a := [...]int{5: 1, 2, 0: 3}
	b := a[1:3:5]
	b = append(b, a[:]...)
	copy(b[1:], b)
	l := &list{nil, a}
	l.next = &list{data: "end"}
	switch v := l.next.data.(type) {
	case nil, error:
		println("none")
	case string:
		println(v[1:], len(v))
	case int, uint:
		println(v != nil)
	}
	var e any = weekday(3)
	println(e == thursday, real(x), imag(x), cap(b), big>>38, string(rune(c)), a == [7]int{})
	delete(table, second)
	anonymous := struct {
		point
		tag string "json"
	}{q, "t"}
	println(anonymous.x, *&anonymous.y, first)
}
