package main

func main() {
	c := make(chan int)
	var r <-chan int = c
	var s chan<- int = c
	r <- 1
	<-s
	c <- "x"
	close(r)
	var d chan string = c
	_ = d
	5 <- 1
	<-5
	for a, b := range c {
	}
	select {
	case x := 1:
	}
}

// go: 1.19
// error: 7:2: invalid operation: cannot send to receive-only channel r (variable of type <-chan int)
// error: 8:4: invalid operation: cannot receive from send-only channel s (variable of type chan<- int)
// error: 9:7: cannot use "x" (untyped string constant) as int value in send
// error: 10:8: invalid operation: cannot close receive-only channel r (variable of type <-chan int)
// error: 11:22: cannot use c (variable of type chan int) as type chan string in variable declaration
// error: 13:2: invalid operation: cannot send to non-channel 5 (untyped int constant)
// error: 14:4: invalid operation: cannot receive from non-channel 5 (untyped int constant)
// error: 15:6: a declared but not used
// error: 15:9: range over c (variable of type chan int) permits only one iteration variable
// error: 18:7: select case must be send or receive (possibly with assignment)
// error: 15:6: too many errors
