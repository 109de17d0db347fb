package main

import (
	"bytes"
	"fmt"
	"sync"
)

var made int

var buffers = sync.Pool{New: func() interface{} {
	made++
	return new(bytes.Buffer)
}}

func render(name string, n int) string {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer buffers.Put(b)
	for i := 0; i < n; i++ {
		fmt.Fprintf(b, "%s%d,", name, i)
	}
	return b.String()
}

func main() {
	for i := 1; i < 4; i++ {
		fmt.Println(render("x", i))
	}
	fmt.Println("made at least one:", made >= 1)
	var empty sync.Pool
	fmt.Println(empty.Get())
}
