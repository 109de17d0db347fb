package main

type S struct{ f []int }
type E struct{ a int }

func main() {
	var a, b []int
	var m map[int]int
	var f func()
	var s S
	var e E
	var i any
	_ = a == b
	_ = a == nil
	_ = m == m
	_ = f == f
	_ = s == s
	_ = e == e
	_ = i == a
	_ = e < e
	_ = nil == nil
	_ = i == f
	var p *int
	var q *string
	_ = p == q
	_ = true < false
}

// error: 13:6: invalid operation: a == b (slice can only be compared to nil)
// error: 15:6: invalid operation: m == m (map can only be compared to nil)
// error: 16:6: invalid operation: f == f (func can only be compared to nil)
// error: 17:6: invalid operation: s == s (struct containing []int cannot be compared)
// error: 19:11: invalid operation: i == a (slice can only be compared to nil)
// error: 20:6: invalid operation: e < e (operator < not defined on struct)
// error: 21:13: invalid operation: nil == nil (operator == not defined on untyped nil)
// error: 22:11: invalid operation: i == f (func can only be compared to nil)
// error: 25:11: invalid operation: p == q (mismatched types *int and *string)
// error: 26:6: invalid operation: true < false (operator < not defined on untyped bool)
// error: 26:6: too many errors
