package main

import (
	"fmt"
	"math"
)

func main() {
	nan := math.NaN()
	m := map[float64]int{nan: 1}
	m[nan] = 2
	_, ok := m[nan]
	fmt.Println(len(m), ok)
}

// expect: 2 false
