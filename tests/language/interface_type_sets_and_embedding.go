package main

import (
	"fmt"
	"strings"
)

type Reader interface{ Read() string }
type Writer interface{ Write(string) }
type ReadWriter interface {
	Reader
	Writer
	Read() string // the same method again is allowed
}
type buffer struct{ strings.Builder }

func (b *buffer) Read() string   { return b.String() }
func (b *buffer) Write(s string) { b.WriteString(s) }

type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type Float interface{ ~float32 | ~float64 }
type Number interface{ Integer | Float }
type Named interface {
	Number
	String() string
}
type Level int

func (l Level) String() string { return fmt.Sprintf("L%d", int(l)) }

func Max[T Number](a, b T) T {
	if a > b {
		return a
	}
	return b
}
func Show[T Named](v T) string { return v.String() + fmt.Sprint(int(v)+1) }

func main() {
	var rw ReadWriter = &buffer{}
	rw.Write("hi")
	var r Reader = rw
	fmt.Println(r.Read(), Max(1, 2), Max(2.5, 1), Max[Level](1, 3), Show(Level(4)))
}

// expect: hi 2 2.5 L3 L45
