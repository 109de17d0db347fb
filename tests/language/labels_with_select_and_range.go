package main

import "fmt"

func main() {
	jobs, quit := make(chan int), make(chan bool)
	go func() {
		for i := 0; i < 5; i++ {
			jobs <- i
		}
		close(quit)
	}()
	sum := 0
loop:
	for {
		select {
		case j := <-jobs:
			if j == 2 {
				continue loop
			}
			sum += j
		case <-quit:
			break loop
		}
	}
	fmt.Println(sum)
	matrix := [][]int{{1, 2}, {3, -1}, {5, 6}}
rows:
	for i, row := range matrix {
		for _, v := range row {
			if v < 0 {
				fmt.Println("negative in row", i)
				continue rows
			}
		}
		fmt.Println("row", i, "is fine")
	}
}

// expect: 8
// expect: row 0 is fine
// expect: negative in row 1
// expect: row 2 is fine
