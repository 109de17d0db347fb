package main

func main() {
	var r <-chan int
	var s chan<- int
	r <- 1
	<-s
	close(r)
	for range s {
	}
	var c chan string
	c <- 1
	var i int = <-c
	r = s
	s = c
	x := 5
	x <- 1
	<-x
	_ = i
}

// error: 6:2: invalid operation: cannot send to receive-only channel <-chan int r (variable of type <-chan int)
// error: 7:4: invalid operation: cannot receive from send-only channel chan<- int s (variable of type chan<- int)
// error: 8:8: invalid operation: cannot close receive-only channel r (variable of type <-chan int)
// error: 9:12: cannot range over s (variable of type chan<- int): receive from send-only channel chan<- int
// error: 12:7: cannot use 1 (untyped int constant) as string value in send
// error: 13:14: cannot use <-c (comma, ok expression of type string) as int value in variable declaration
// error: 14:6: cannot use s (variable of type chan<- int) as <-chan int value in assignment
// error: 15:6: cannot use c (variable of type chan string) as chan<- int value in assignment
// error: 17:2: invalid operation: cannot send to non-channel int x (variable of type int)
// error: 18:4: invalid operation: cannot receive from non-channel int x (variable of type int)
// error: 18:4: too many errors
