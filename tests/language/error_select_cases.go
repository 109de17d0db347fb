package main

func main() {
	ch := make(chan int)
	x := 1
	select {
	case x == 1:
	case x := 5:
	case ch <- "a":
	case v := ch:
	}
	_ = x
}

// error: 7:9: select case must be send or receive (possibly with assignment)
// error: 8:7: select case must be send or receive (possibly with assignment)
// error: 9:13: cannot use "a" (untyped string constant) as int value in send
// error: 10:7: select case must be send or receive (possibly with assignment)
