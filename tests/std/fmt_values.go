package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type point struct{ X, Y int }
type named struct {
	Name  string
	P     *point
	inner point
	Any   any
	Err   error
	Fn    func()
	Ch    chan int
	M     map[string]int
	S     []point
	A     [2]bool
}
type stringer int

func (s stringer) String() string { return fmt.Sprintf("stringer(%d)", int(s)) }

type ptrStringer struct{ n int }

func (p *ptrStringer) String() string { return fmt.Sprint("ptr ", p.n) }

type errType struct{ code int }

func (e errType) Error() string  { return fmt.Sprintf("code %d", e.code) }
func (e errType) String() string { return "never" }

type goStringer struct{}

func (goStringer) GoString() string { return "goStringer!" }

type formatter struct{}

func (formatter) Format(f fmt.State, verb rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "[%c %d %t %d %t", verb, w, wok, p, pok)
	for _, c := range "+-# 0" {
		if f.Flag(int(c)) {
			fmt.Fprintf(f, " %c", c)
		}
	}
	f.Write([]byte("]"))
}

type panicker struct{ s *string }

func (p panicker) String() string { return *p.s }

type panicValue struct{}

func (panicValue) String() string { panic("oops") }

type nilPanicker struct{ n int }

func (p *nilPanicker) String() string { return fmt.Sprint(p.n) }

type nested struct {
	A stringer
	B *ptrStringer
	c stringer
	D []stringer
	E map[stringer]errType
}
type recursive struct{ next *recursive }

func main() {
	p := point{1, 2}
	fmt.Println(p, &p, []point{p}, []*point{nil}, [2]point{}, map[string]point{"a": p}, &map[int]int{1: 2}, &[]int{1})
	fmt.Printf("%v %+v\n", named{}, named{Name: "n", Any: p, Err: errors.New("e"), M: map[string]int{"z": 1, "a": 2}, S: []point{p}})
	fmt.Printf("%#v\n", named{Name: "n", Any: p, M: map[string]int{"z": 1, "a": 2}, S: []point{p}})
	fmt.Printf("%v %d %s %q %x %#v %+v %T\n", stringer(3), stringer(3), stringer(3), stringer(3), stringer(3), stringer(3), stringer(3), stringer(3))
	fmt.Println(&ptrStringer{4}, ptrStringer{4}, []*ptrStringer{{5}}[0])
	fmt.Println(errType{7}, []errType{{8}}, map[string]errType{"k": {9}})
	fmt.Printf("%v %+v %#v %s\n", goStringer{}, goStringer{}, goStringer{}, goStringer{})
	fmt.Printf("%v|%+v|%#v|%5.2f|%-08d|% x|%s\n", formatter{}, formatter{}, formatter{}, formatter{}, formatter{}, formatter{}, []formatter{{}, {}})
	fmt.Printf("%v %s\n", panicValue{}, panicValue{})
	var np *nilPanicker
	fmt.Printf("%v %s %d\n", np, np, np)
	fmt.Printf("%v|%+v\n", nested{1, nil, 2, []stringer{3, 4}, map[stringer]errType{5: {6}, 1: {2}}}, nested{})
	fmt.Printf("%10v|%-14v|%.3v|%q\n", stringer(1), stringer(2), stringer(3), []stringer{4})
	fmt.Println(recursive{}, time.Second, 1500*time.Millisecond, []time.Duration{time.Minute}, struct{ D time.Duration }{time.Hour})
	var nilErr error
	var nilAny any
	var nilMap map[string]int
	var nilSlice []int
	var nilPtr *point
	var nilFn func()
	var nilCh chan int
	fmt.Println(nilErr, nilAny, nilMap, nilSlice, nilPtr, nilFn == nil, nilCh)
	fmt.Printf("%v %+v %#v %s %d %t\n", nilErr, nilAny, nilMap, nilSlice, nilPtr, nilCh)
	fmt.Printf("%#v %#v %#v %#v\n", nilErr, nilSlice, nilPtr, nilCh)
	fmt.Printf("%T %T %T %T %T %T %T\n", nilErr, nilMap, p, &p, main, nilCh, struct{ a int }{})
	fmt.Printf("%v %v\n", struct {
		a any
		b error
	}{1, errType{6}}, struct{ stringer }{5})
	fmt.Printf("%6d|%-6d|%06d|%x\n", []int{1, -2}, [2]int{3, 4}, map[string]int{"k": 5}, point{10, 11})
	fmt.Printf("%s %v %d\n", []any{"a", 1, nil, p}, []any{}, []any{1, "x"})
	fmt.Printf("%t %v %5t|%q\n", true, []bool{true, false}, false, true)
	fmt.Printf("%!|%z|%d %d\n", 1, 2)
	fmt.Printf("%[2]d %[1]d %[2]*[1]d|%[3]*.[2]*[1]f|%[5]d %[x]d %[1]d %d\n", 1, 2, 8)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%d%%|%c|%v|%-5d|%s\n", 50, 'é', 'é', 'x', string(rune(65)))
	fmt.Printf("no args\n")
	fmt.Printf("%d\n")
	fmt.Printf("%d %s\n", 1)
	fmt.Printf("extra\n", 1, "two", nil)
	fmt.Printf("%.*f|%*d|%-*d|%*s\n", 2, 3.14159, 5, 42, 5, 42, -6, "hi")
	fmt.Printf("%.|%5|%", 1)
	fmt.Println()
	fmt.Print("a", 1, 2, "b", "c", 3.5, nil, true, false, p, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Println()
	fmt.Println("a", 1, true)
	fmt.Fprintln(os.Stdout, "to stdout", 1)
	fmt.Fprint(os.Stdout, "x", 1, 2, "\n")
	fmt.Fprintf(os.Stdout, "%s-%d\n", "f", 7)
	s := fmt.Sprint("x", 1) + fmt.Sprintln("y", 2) + fmt.Sprintf("%03d", 9)
	fmt.Println(s, len(s))
	fmt.Println(string(fmt.Appendf(nil, "%d", 5)), string(fmt.Append([]byte("a"), 1, "b")), string(fmt.Appendln(nil, 1, 2)))
	n, err := fmt.Println("count")
	fmt.Println(n, err)
}
