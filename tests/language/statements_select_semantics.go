package main

import "fmt"

func ch(name string, c chan int) chan int { fmt.Print(name, " "); return c }
func val(name string, v int) int          { fmt.Print(name, " "); return v }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	b <- 7
	select {
	case ch("a", nil) <- val("v", 1):
	case x, ok := <-ch("b", b):
		fmt.Println(x, ok)
	}
	closed := make(chan int)
	close(closed)
	select {
	case v, ok := <-closed:
		fmt.Println(v, ok)
	}
	var m = map[string]int{}
	a <- 5
	select {
	case m["got"] = <-a:
	default:
		fmt.Println("default")
	}
	fmt.Println(m)
	select {
	case <-a:
	case a <- 3:
		fmt.Println("sent", len(a))
	}
	count := [2]int{}
	for i := 0; i < 200; i++ {
		c1, c2 := make(chan int, 1), make(chan int, 1)
		c1 <- 1
		c2 <- 1
		select {
		case <-c1:
			count[0]++
		case <-c2:
			count[1]++
		}
	}
	fmt.Println(count[0] > 20 && count[1] > 20)
	defer func() { fmt.Println(recover()) }()
	select {
	case closed <- 1:
	default:
	}
}

// expect: a v b 7 true
// expect: 0 false
// expect: map[got:5]
// expect: sent 1
// expect: true
// expect: send on closed channel
