package main

import "fmt"

type Color int

const (
	Red Color = iota
	Green
)

func (c Color) String() string {
	switch c {
	case Red:
		return "red"
	case Green:
		return "green"
	}
	return fmt.Sprintf("Color(%d)", int(c))
}

type Secret string

func (Secret) GoString() string { return "Secret(***)" }

type Temp float64

func (t Temp) Format(f fmt.State, verb rune) {
	w, ok := f.Width()
	fmt.Fprintf(f, "%.1f°%c w=%d,%v", float64(t), verb, w, ok)
}

type Wrapper struct {
	C Color
	S []Color
	M map[Color]string
	P *Color
}

func main() {
	g := Green
	fmt.Println(Red, g, Color(7), []Color{Red, Green}, map[Color]int{Green: 1})
	fmt.Printf("%v %d %s %q %x %05d|%8v|%-8s|\n", g, g, g, g, g, g, g, g)
	fmt.Printf("%+v\n", Wrapper{C: Green, S: []Color{Red}, M: map[Color]string{Red: "r"}})
	fmt.Printf("%#v %v\n", Secret("x"), Secret("shown"))
	fmt.Printf("%v|%7d\n", Temp(21.55), Temp(3))
	fmt.Printf("%T %T\n", g, Wrapper{})
}

// expect: red green Color(7) [red green] map[green:1]
// expect: green 1 green "green" 677265656e 00001|   green|green   |
// expect: {C:green S:[red] M:map[red:r] P:<nil>}
// expect: Secret(***) shown
// expect: 21.6°v w=0,false|3.0°d w=7,true
// expect: main.Color main.Wrapper
