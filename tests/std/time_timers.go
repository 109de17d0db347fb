package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	t := time.NewTimer(10 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C))
	<-t.C
	fmt.Println("fired", t.Stop(), t.Reset(time.Hour), t.Stop(), t.Stop())
	t2 := time.NewTimer(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	fmt.Println(t2.Stop())
	select {
	case <-t2.C:
		fmt.Println("stale")
	default:
		fmt.Println("no stale value")
	}
	t2.Reset(time.Millisecond)
	<-t2.C
	tick := time.NewTicker(5 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tick.C
		fmt.Println("tick", i)
	}
	tick.Reset(2 * time.Millisecond)
	<-tick.C
	tick.Stop()
	var wg sync.WaitGroup
	wg.Add(1)
	time.AfterFunc(3*time.Millisecond, func() { fmt.Println("func"); wg.Done() })
	wg.Wait()
	af := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(af.Stop(), af.Stop(), af.C == nil)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	case <-make(chan int):
	}
	fmt.Println(time.Tick(0) == nil)
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	done := make(chan bool)
	go func() {
		time.Sleep(0)
		time.Sleep(-5)
		close(done)
	}()
	<-done
	select {
	case <-time.After(time.Second):
		fmt.Println("timeout")
	case <-done:
		fmt.Println("done")
	}
}
