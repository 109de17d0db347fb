package main

import (
	"fmt"
	"math/rand"
	"sort"
)

func mergeSort(list []int, depth int) []int {
	if len(list) <= 1 {
		return list
	}
	mid := len(list) / 2
	var left, right []int
	if depth > 0 {
		done := make(chan []int)
		go func() { done <- mergeSort(list[:mid], depth-1) }()
		right = mergeSort(list[mid:], depth-1)
		left = <-done
	} else {
		left, right = mergeSort(list[:mid], 0), mergeSort(list[mid:], 0)
	}
	merged := make([]int, 0, len(list))
	for len(left) > 0 && len(right) > 0 {
		if left[0] <= right[0] {
			merged, left = append(merged, left[0]), left[1:]
		} else {
			merged, right = append(merged, right[0]), right[1:]
		}
	}
	return append(append(merged, left...), right...)
}

func main() {
	r := rand.New(rand.NewSource(42))
	list := r.Perm(200)
	fmt.Println(list[:10])
	sorted := mergeSort(list, 3)
	fmt.Println(sort.IntsAreSorted(sorted), sorted[:5], sorted[195:])
}
