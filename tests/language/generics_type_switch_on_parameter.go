package main

import "fmt"

func Kind[T any](v T) string {
	switch any(v).(type) {
	case int, int64:
		return "integer"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer"
	case nil:
		return "nil"
	}
	return fmt.Sprintf("%T", v)
}

func IsZero[T comparable](v T) bool {
	var zero T
	return v == zero
}

func Cases[A, B any](v any) string {
	switch v.(type) {
	case A:
		return "A"
	case B:
		return "B"
	case map[string]A:
		return "map of A"
	}
	return "none"
}

type D int

func (D) String() string { return "D" }

func main() {
	fmt.Println(Kind(1), Kind("a"), Kind(2.5), Kind(D(1)), Kind[any](nil), Kind[any]([]any{}))
	fmt.Println(IsZero(0), IsZero("x"), IsZero(struct{ a int }{}), IsZero[*int](nil))
	fmt.Println(Cases[int, string](1), Cases[int, string]("a"), Cases[int, int](2), Cases[bool, int](map[string]bool{}))
}

// expect: integer string float64 stringer nil slice of T
// expect: true false true true
// expect: A B A map of A
