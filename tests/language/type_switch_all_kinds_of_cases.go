package main

import (
	"errors"
	"fmt"
)

type S string

func (s S) String() string { return "S:" + string(s) }
func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case []int:
		return fmt.Sprint("slice ", len(v))
	case fmt.Stringer:
		return v.String()
	case error:
		return v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func main() {
	for _, x := range []any{nil, 1, int64(2), []int{1}, S("x"), errors.New("e"), func() int { return 3 }, 1.5} {
		fmt.Println(kind(x))
	}
}

// expect: nil
// expect: integer 1
// expect: integer 2
// expect: slice 1
// expect: S:x
// expect: e
// expect: func 3
// expect: other float64
