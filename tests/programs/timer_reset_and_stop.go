package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println("active:", t.Reset(10*time.Millisecond))
	<-t.C
	fmt.Println("fired")
	fmt.Println("stop after firing:", t.Stop())
	fired := make(chan string, 1)
	f := time.AfterFunc(time.Hour, func() { fired <- "func" })
	fmt.Println("stop:", f.Stop(), f.Stop())
	fmt.Println("reset:", f.Reset(5*time.Millisecond))
	fmt.Println(<-fired)
}
