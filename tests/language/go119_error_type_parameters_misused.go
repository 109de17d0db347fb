package main

func Sum[T any](l []T) T {
	var s T
	for _, v := range l {
		s += v
	}
	return s
}
func Eq[T any](a, b T) bool          { return a == b }
func Less[T comparable](a, b T) bool { return a < b }
func Conv[T any](x T) int            { return int(x) }
func Call[T any](x T) {
	x.Foo()
	x()
	_ = x[0]
	for range x {
	}
	_ = len(x)
	x.y = 1
}
func Zero[T any]() T    { return nil }
func Ptr[T any](x T) *T { return x }

func main() {
}

// go: 1.19
// error: 6:3: invalid operation: operator + not defined on s (variable of type T constrained by any)
// error: 10:47: invalid operation: a == b (incomparable types in type set)
// error: 11:47: invalid operation: a < b (type parameter T is not comparable with <)
// error: 12:51: cannot convert x (variable of type T constrained by any) to type int
// error: 14:4: x.Foo undefined (type T has no field or method Foo)
// error: 15:2: invalid operation: cannot call non-function x (variable of type T constrained by any)
// error: 16:7: invalid operation: cannot index x (variable of type T constrained by any)
// error: 17:12: cannot range over x (variable of type T constrained by any) (T has no core type)
// error: 19:10: invalid argument: x (variable of type T constrained by any) for len
// error: 20:4: x.y undefined (type T has no field or method y)
// error: 20:4: too many errors
