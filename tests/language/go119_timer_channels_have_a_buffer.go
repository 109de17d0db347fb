package main

import (
	"fmt"
	"time"
)

// go: 1.19

func main() {
	t := time.NewTimer(time.Millisecond)
	fmt.Println(cap(t.C), len(t.C))
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop())
	<-t.C
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(t.Reset(time.Hour), len(t.C))
}

// expect: 1 0
// expect: 1 false
// expect: false 1
