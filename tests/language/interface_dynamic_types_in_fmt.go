package main

import "fmt"

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("code ", e.code) }

type S string

func (s S) String() string { return "<" + string(s) + ">" }

type Both struct{}

func (Both) Error() string  { return "error wins" }
func (Both) String() string { return "string" }

type ptr struct{ n int }

func (p *ptr) String() string { return fmt.Sprint("ptr", p.n) }

func main() {
	fmt.Println(E{3}, &E{4}, S("x"), Both{}, &ptr{1}, ptr{2})
	fmt.Printf("%v %s %d %q %+v\n", E{1}, S("a"), E{1}, S("b"), []any{S("c"), E{2}, nil})
	var nilPtr *ptr
	fmt.Printf("%v\n", []fmt.Stringer{S("z")})
	fmt.Println(nilPtr == nil)
}

// expect: code 3 code 4 <x> error wins ptr1 {2}
// expect: code 1 <a> {1} "<b>" [<c> code 2 <nil>]
// expect: [<z>]
// expect: true
