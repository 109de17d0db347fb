package main

import "fmt"

type A struct {
	X int `json:"x"`
	Y string
}
type B struct {
	X int
	Y string `b:"y"`
}
type P *A
type F func(a int) string
type G func(int) string
type C1 chan int

func main() {
	a := A{1, "y"}
	b := B(a)
	pb := (*B)(&a)
	pb.X = 9
	var anon struct {
		X int
		Y string
	} = struct {
		X int
		Y string
	}(b)
	fmt.Println(a, b, anon, A(anon))
	var f F = func(int) string { return "f" }
	fmt.Println(G(f)(1), (*A)(P(&a)).X)
	c := make(C1, 1)
	var r <-chan int = c
	var s chan<- int = c
	s <- 5
	fmt.Println(<-r)
}

// expect: {9 y} {1 y} {1 y} {1 y}
// expect: f 9
// expect: 5
