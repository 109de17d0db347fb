package main

import "fmt"

type shape interface{ area() float64 }
type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

func main() {
	in := make(chan interface{})
	done := make(chan bool)
	go func() {
		defer close(done)
		for v := range in {
			fmt.Println(v.(shape).area())
		}
	}()
	in <- square{2}
	in <- "circle"
	<-done
	select {}
}
