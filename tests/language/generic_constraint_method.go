package main

import "fmt"

type Shower interface{ Show() string }
type A int

func (a A) Show() string { return fmt.Sprint("A", int(a)) }

type B struct{ s string }

func (b *B) Show() string { return b.s }
func All[T Shower](xs ...T) (s string) {
	for _, x := range xs {
		s += x.Show()
	}
	return
}

func main() {
	fmt.Println(All(A(1), A(2)), All(&B{"b"}), All[Shower](A(3), &B{"c"}))
}

// expect: A1A2 b A3c
