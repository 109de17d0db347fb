package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("my ", e.code) }

type valErr string

func (v valErr) Error() string { return string(v) }
func (v valErr) Is(target error) bool {
	return target == io.EOF
}

type temporary interface{ Temporary() bool }

func (e *myErr) Temporary() bool { return e.code == 3 }

var base = errors.New("base")

func main() {
	w := fmt.Errorf("ctx: %w", base)
	ww := fmt.Errorf("outer %d: %w", 5, w)
	fmt.Println(ww, errors.Unwrap(ww) == w, errors.Is(ww, base), errors.Is(ww, io.EOF), errors.Unwrap(base))
	two := fmt.Errorf("%w and %w", base, io.EOF)
	fmt.Println(two, errors.Is(two, base), errors.Is(two, io.EOF), errors.Unwrap(two))
	j := errors.Join(base, nil, io.EOF)
	fmt.Println(j, errors.Is(j, io.EOF), errors.Join(nil, nil) == nil)
	var me *myErr
	e := fmt.Errorf("wrap: %w", &myErr{3})
	fmt.Println(errors.As(e, &me), me.code, errors.As(base, &me))
	var ve valErr
	fmt.Println(errors.As(fmt.Errorf("x %w", valErr("v")), &ve), ve, errors.Is(ve, io.EOF))
	var t temporary
	fmt.Println(errors.As(e, &t), t.Temporary())
	fmt.Printf("%T %T %T %v\n", w, two, j, fmt.Errorf("%w", nil))
	fmt.Println(fmt.Errorf("bad %w", "notanerror"), fmt.Sprintf("%w", base))
	_, err := strconv.Atoi("12x")
	var ne *strconv.NumError
	fmt.Println(err, errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax, errors.Is(err, strconv.ErrSyntax))
	fmt.Println(errors.Is(context.DeadlineExceeded, context.DeadlineExceeded), context.Canceled)
	var pe *os.PathError
	fmt.Println(errors.As(error(&os.PathError{Op: "open", Path: "x", Err: os.ErrNotExist}), &pe), pe, errors.Is(pe, os.ErrNotExist))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		errors.As(base, nil)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var x int
		errors.As(base, &x)
	}()
	defer func() {
		r := recover()
		err, ok := r.(error)
		fmt.Println(ok, err)
	}()
	var m map[string]int
	m["a"] = 1
}
