package main

import "fmt"

type Setter[T any] interface {
	*T
	Set(string)
}
type Conf struct{ v string }

func (c *Conf) Set(s string) { c.v = s }

func FromStrings[T any, PT Setter[T]](in []string) []T {
	out := make([]T, len(in))
	for i, s := range in {
		PT(&out[i]).Set(s)
	}
	return out
}

type Bytes interface{ ~string | ~[]byte }

func Count[T Bytes](s T, b byte) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == b {
			n++
		}
	}
	return n
}

func Send[C ~chan E, E any](c C, v E)         { c <- v }
func Call[F ~func(A) R, A, R any](f F, a A) R { return f(a) }
func Make[S ~[]E, E any](n int) S             { return make(S, n) }

type Names []string

func main() {
	fmt.Println(FromStrings[Conf]([]string{"a", "b"}))
	fmt.Println(Count("banana", 'a'), Count([]byte("xx"), 'x'))
	c := make(chan int, 1)
	Send(c, 5)
	fmt.Println(<-c, Call(func(s string) int { return len(s) }, "abc"))
	fmt.Printf("%T %d\n", Make[Names](2), len(Make[Names](2)))
}

// expect: [{a} {b}]
// expect: 3 2
// expect: 5 3
// expect: main.Names 2
