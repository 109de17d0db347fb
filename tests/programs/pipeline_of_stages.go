package main

import "fmt"

func generate(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			out <- i
		}
	}()
	return out
}

func stage(in <-chan int, f func(int) (int, bool)) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if w, ok := f(v); ok {
				out <- w
			}
		}
	}()
	return out
}

func main() {
	square := func(v int) (int, bool) { return v * v, true }
	odd := func(v int) (int, bool) { return v, v%2 == 1 }
	addOne := func(v int) (int, bool) { return v + 1, true }
	sum := 0
	for v := range stage(stage(stage(generate(20), square), odd), addOne) {
		fmt.Print(v, " ")
		sum += v
	}
	fmt.Println("\nsum", sum)
}
