package main

import (
	"fmt"
	"sync"
)

type matrix [][]float64

func newMatrix(rows, cols int, f func(i, j int) float64) matrix {
	m := make(matrix, rows)
	for i := range m {
		m[i] = make([]float64, cols)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func (a matrix) mul(b matrix) matrix {
	c := newMatrix(len(a), len(b[0]), func(i, j int) float64 { return 0 })
	var wg sync.WaitGroup
	for i := range a {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for j := range b[0] {
				for k := range b {
					c[i][j] += a[i][k] * b[k][j]
				}
			}
		}(i)
	}
	wg.Wait()
	return c
}

func main() {
	a := newMatrix(4, 3, func(i, j int) float64 { return float64(i + j) })
	b := newMatrix(3, 2, func(i, j int) float64 { return float64(i*j) + 0.5 })
	for _, row := range a.mul(b) {
		fmt.Printf("%6.2f\n", row)
	}
}
