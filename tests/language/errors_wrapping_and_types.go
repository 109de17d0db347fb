package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

type NotFound struct{ Name string }

func (e NotFound) Error() string        { return e.Name + " not found" }
func (e NotFound) Is(target error) bool { return target == os.ErrNotExist }

func main() {
	err := fmt.Errorf("outer: %w", fmt.Errorf("middle: %w", NotFound{"x"}))
	var nf NotFound
	fmt.Println(err, errors.As(err, &nf), nf.Name, errors.Is(err, os.ErrNotExist), errors.Is(err, io.EOF))
	fmt.Println(errors.Unwrap(errors.Unwrap(err)) == NotFound{"x"}, errors.Unwrap(io.EOF))
	two := fmt.Errorf("%w and %w", io.EOF, NotFound{"y"})
	fmt.Println(two, errors.Is(two, io.EOF), errors.As(two, &nf), nf.Name, errors.Unwrap(two))
	_, perr := strconv.Atoi("12x")
	var ne *strconv.NumError
	fmt.Println(perr, errors.As(perr, &ne), ne.Func, ne.Err == strconv.ErrSyntax)
	joined := errors.Join(nil, io.EOF, nil, errors.New("b"))
	fmt.Printf("%q %v %v\n", joined.Error(), errors.Is(joined, io.EOF), errors.Join(nil, nil) == nil)
	fmt.Println(fmt.Errorf("no wrap: %v", io.EOF) == nil, errors.Is(fmt.Errorf("%v", io.EOF), io.EOF))
}

// expect: outer: middle: x not found true x true false
// expect: true <nil>
// expect: EOF and y not found true true y <nil>
// expect: strconv.Atoi: parsing "12x": invalid syntax true Atoi true
// expect: "EOF\nb" true true
// expect: false false
