package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	v, ok := <-c
	fmt.Println(v, ok, len(c), cap(c))
	for v := range c {
		fmt.Println("range", v)
	}
	v, ok = <-c
	fmt.Println(v, ok)
	done := make(chan struct{})
	data := make(chan string)
	go func() {
		defer close(done)
		for s := range data {
			fmt.Println("got", s)
		}
	}()
	data <- "a"
	data <- "b"
	close(data)
	<-done
	cc := make(chan chan int, 1)
	reply := make(chan int, 1)
	cc <- reply
	(<-cc) <- 42
	fmt.Println(<-reply, reply == nil, cc != nil)
	var r <-chan int = reply
	var s chan<- int = reply
	s <- 1
	fmt.Println(<-r, any(r) == any(s))
	sem := make(chan struct{}, 2)
	sem <- struct{}{}
	fmt.Println(len(sem))
}

// expect: 1 true 1 3
// expect: range 2
// expect: 0 false
// expect: got a
// expect: got b
// expect: 42 false true
// expect: 1 false
// expect: 1
