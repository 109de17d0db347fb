package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	fmt.Println(cap(t.C), len(t.C))
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale value")
	default:
		fmt.Println("nothing left")
	}
	fmt.Println(t.Reset(time.Hour))
}

// expect: 0 0
// expect: 0 true
// expect: nothing left
// expect: false
