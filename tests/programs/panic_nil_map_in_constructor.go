package main

import "fmt"

type registry struct {
	names map[string]int
}

func newRegistry() *registry { return &registry{} }

func (r *registry) add(name string) {
	r.names[name]++
}

func main() {
	r := newRegistry()
	fmt.Println(r.names["nobody"], len(r.names))
	r.add("alice")
}
