package main

import "fmt"

type S struct{ a, b int8 }

func main() {
	s, t := S{1, 2}, S{3, 4}
	s.a, s.b, t.a, t.b = s.b, t.a, t.b, s.a
	fmt.Println(s, t)
	s, t = t, s
	fmt.Println(s, t)
}

// expect: {2 3} {4 1}
// expect: {4 1} {2 3}
