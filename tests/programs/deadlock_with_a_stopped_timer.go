package main

import (
	"fmt"
	"time"
)

func main() {
	timer := time.NewTimer(10 * time.Millisecond)
	if timer.Stop() {
		fmt.Println("stopped in time")
	}
	<-timer.C
}
