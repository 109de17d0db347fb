package main

import (
	"fmt"
	"iter"
	"runtime"
)

// needs: go1.23
// procs: 1

func count(yield func(int) bool) {
	defer fmt.Println("count ends")
	for i := range 10 {
		if !yield(i) {
			fmt.Println("stopped")
			return
		}
	}
}

func pairs(yield func(int, string) bool) {
	yield(1, "a")
	panic("no more pairs")
}

func waits(yield func(int) bool) {
	yield(1)
	ch := make(chan int)
	<-ch
}

func exits(yield func(int) bool) {
	yield(1)
	runtime.Goexit()
}

func recovered(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	fmt.Println("goroutines", runtime.NumGoroutine())
	next, stop := iter.Pull(count)
	fmt.Println("goroutines", runtime.NumGoroutine())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	fmt.Println("goroutines", runtime.NumGoroutine())

	_, stop = iter.Pull(count)
	stop() // it never began

	next2, stop2 := iter.Pull2(pairs)
	fmt.Println(next2())
	recovered("pairs:", func() { next2() })
	fmt.Println(next2())
	stop2()

	var again func() (int, bool)
	again, _ = iter.Pull(func(yield func(int) bool) { again() })
	recovered("next in the sequence:", func() { again() })

	var late func(int) bool
	next, stop = iter.Pull(func(yield func(int) bool) { late = yield; yield(5) })
	fmt.Println(next())
	recovered("yield from outside:", func() { late(6) })
	stop()
	recovered("yield after the end:", func() { fmt.Println(late(7)) })

	done := make(chan bool)
	go func() {
		defer close(done)
		next, _ := iter.Pull(exits)
		fmt.Println(next())
		defer fmt.Println("exits with its sequence")
		fmt.Println(next())
	}()
	<-done

	iter.Pull(count)
	other, _ := iter.Pull(count)
	other()
	for i := range 3 { // first come, first served: next does not let them go before
		go fmt.Println("worker", i)
	}
	other()
	fmt.Println("main goes on")
	runtime.Gosched()
	next, _ = iter.Pull(waits)
	next()
	next()
}
