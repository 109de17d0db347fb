package main

import (
	"fmt"
	"time"
)

const timeout = 2*time.Second + 500*time.Millisecond

func main() {
	d := timeout
	n := 3
	fmt.Println(d, d.Seconds(), time.Duration(n)*time.Second, d/2, d > time.Second, time.Duration(1.5*float64(time.Hour)))
	fmt.Printf("%v %d %T %s\n", 90*time.Minute, time.Microsecond, d, time.Duration(0))
	start := time.Now()
	time.Sleep(10 * time.Millisecond)
	fmt.Println(time.Since(start) >= 10*time.Millisecond, d.Round(time.Second), d.Truncate(time.Second))
}

// expect: 2.5s 2.5 3s 1.25s true 1h30m0s
// expect: 1h30m0s 1000 time.Duration 0s
// expect: true 3s 2s
