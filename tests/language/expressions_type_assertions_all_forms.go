package main

import (
	"errors"
	"fmt"
	"io"
)

type T struct{}

func (*T) Read([]byte) (int, error) { return 0, io.EOF }

func try(f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		fmt.Println(r, isErr)
	}()
	f()
}

func main() {
	var i any = "s"
	s, ok := i.(string)
	n, ok2 := i.(int)
	fmt.Println(s, ok, n, ok2)
	try(func() { _ = i.(int) })
	try(func() { _ = i.(fmt.Stringer) })
	try(func() { var e any; _ = e.(string) })
	try(func() { var r io.Reader; _ = r.(io.Writer) })
	try(func() { var r io.Reader = &T{}; _ = r.(io.Writer) })
	try(func() { var r any = T{}; _ = r.(io.Reader) })
	try(func() { var e error = errors.New("x"); _ = e.(interface{ Timeout() bool }) })
	try(func() { var v any = []int{1}; _ = v.(map[string]int) })
	try(func() { var v any = func(int) {}; _ = v.(func()) })
	try(func() { type T struct{ a int }; var v any = T{1}; _ = v.(struct{ a int }) })
}

// expect: s true 0 false
// expect: interface conversion: interface {} is string, not int true
// expect: interface conversion: string is not fmt.Stringer: missing method String true
// expect: interface conversion: interface {} is nil, not string true
// expect: interface conversion: interface is nil, not io.Writer true
// expect: interface conversion: *main.T is not io.Writer: missing method Write true
// expect: interface conversion: main.T is not io.Reader: missing method Read true
// expect: interface conversion: *errors.errorString is not interface { Timeout() bool }: missing method Timeout true
// expect: interface conversion: interface {} is []int, not map[string]int true
// expect: interface conversion: interface {} is func(int), not func() true
// expect: interface conversion: interface {} is main.T, not struct { a int } true
