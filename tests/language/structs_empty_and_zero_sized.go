package main

import (
	"fmt"
	"unsafe"
)

type Empty struct{}
type Signal chan struct{}

func (Empty) Hello() string { return "hello" }

func main() {
	var e Empty
	var arr [0]int
	set := map[string]struct{}{"a": {}}
	_, ok := set["a"]
	c := make(Signal, 1)
	c <- struct{}{}
	v := <-c
	fmt.Println(e.Hello(), len(arr), ok, v, unsafe.Sizeof(e), unsafe.Sizeof([5]Empty{}))
	s := make([]Empty, 3)
	s = append(s, e)
	fmt.Println(len(s), Empty{} == e, any(e) == any(struct{}{}), any(e) == any(Empty{}))
	for i := range s {
		fmt.Print(i)
	}
	fmt.Println()
}

// expect: hello 0 true {} 0 0
// expect: 4 true false true
// expect: 0123
