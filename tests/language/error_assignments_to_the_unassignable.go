package main

type T struct{ x int }

func f() T { return T{} }

func main() {
	const c = 1
	c = 2
	"a"[0] = 'b'
	s := "abc"
	s[0] = 'x'
	f().x = 1
	m := map[string]T{}
	m["a"].x = 1
	f() = T{}
	nil = 1
	for i := range 3 {
		i = 5
	}
	len = 5
	main = nil
	T = 3
}

// error: 9:2: cannot assign to c (neither addressable nor a map index expression)
// error: 10:2: cannot assign to "a"[0] (neither addressable nor a map index expression)
// error: 12:2: cannot assign to s[0] (neither addressable nor a map index expression)
// error: 13:2: cannot assign to f().x (neither addressable nor a map index expression)
// error: 15:2: cannot assign to struct field m["a"].x in map
// error: 16:2: cannot assign to f() (neither addressable nor a map index expression)
// error: 17:2: cannot assign to nil (neither addressable nor a map index expression)
// error: 21:2: len (built-in) must be called
// error: 22:2: cannot assign to main (neither addressable nor a map index expression)
// error: 23:2: T (type) is not an expression
// error: 23:2: too many errors
