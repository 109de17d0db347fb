package main

type Number interface{ ~int | ~float64 }

func Sum[T Number](list ...T) (sum T) {
	for _, v := range list {
		sum += v
	}
	return
}
func Map[T, U any](list []T, f func(T) U) []U { return nil }
func Make[T any]() T                          { var t T; return t }

type Stack[T any] struct{ items []T }

func main() {
	_ = Sum(1, "a")
	_ = Sum("a", "b")
	_ = Sum[string]("a")
	_ = Make()
	_ = Map([]int{1}, 5)
	var s Stack
	var t Stack[int, string]
	_ = Sum[int, int](1)
	_, _ = s, t
}

// error: 17:13: in call to Sum, mismatched types untyped int and untyped string (cannot infer T)
// error: 18:9: string does not satisfy Number (string missing in ~int | ~float64)
// error: 19:10: string does not satisfy Number (string missing in ~int | ~float64)
// error: 20:10: in call to Make, cannot infer T (declared at 12:11)
// error: 21:9: in call to Map, cannot infer U (declared at 11:13)
// error: 22:8: cannot use generic type Stack[T any] without instantiation
// error: 23:8: too many type arguments for type Stack: have 2, want 1
// error: 24:15: got 2 type arguments but want 1
