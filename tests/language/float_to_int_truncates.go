package main

import "fmt"

func main() {
	for _, f := range []float64{1.9, -1.9, 0.5, 1e10} {
		fmt.Println(int(f), int64(f))
	}
}

// expect: 1 1
// expect: -1 -1
// expect: 0 0
// expect: 10000000000 10000000000
