package sort

import "math/bits"

// lessSwap is the two functions that Slice and SliceStable sort with. This file is pdqsort.go with them in the place of
// an Interface, because the names of its functions show in stack traces.
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

// insertionSort is what every short stretch ends with.
func insertionSort_func(data lessSwap, a, b int) {
	for end := a + 1; end < b; end++ {
		for i := end; i > a && data.Less(i, i-1); i-- {
			data.Swap(i, i-1)
		}
	}
}

// siftDown lets data[first+root] sink to its place in the heap data[first:first+hi].
func siftDown_func(data lessSwap, root, hi, first int) {
	for child := 2*root + 1; child < hi; child = 2*root + 1 {
		if child+1 < hi && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			break
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

func heapSort_func(data lessSwap, a, b int) {
	n := b - a
	for root := (n - 1) / 2; root >= 0; root-- {
		siftDown_func(data, root, n, a)
	}
	for n > 0 {
		n--
		data.Swap(a, a+n)
		siftDown_func(data, 0, n, a)
	}
}

// pdqsort is Peters' pattern-defeating quicksort, without blocks. `limit` is how many more bad pivots it accepts
// before it takes heap sort. Which elements are compared and swapped, and in which order, is as in Go, so that elements
// that compare equal end up where they do under Go.
func pdqsort_func(data lessSwap, a, b, limit int) {
	balanced, untouched := true, true // what the partition before was like
	for b-a > 12 {
		if limit == 0 {
			heapSort_func(data, a, b)
			return
		}
		if !balanced {
			breakPatterns_func(data, a, b)
			limit--
		}
		pivot, order := choosePivot_func(data, a, b)
		if order == decreasing {
			reverseRange_func(data, a, b)
			pivot = a + b - 1 - pivot
			order = increasing
		}
		if order == increasing && balanced && untouched && partialInsertionSort_func(data, a, b) {
			return
		}
		// What stands before a is never greater. If it equals the pivot, so does all that is not greater than the pivot.
		if a > 0 && !data.Less(a-1, pivot) {
			a = partitionEqual_func(data, a, b, pivot)
			continue
		}
		length := b - a
		var mid int
		mid, untouched = partition_func(data, a, b, pivot)
		left, right := mid-a, b-mid
		balanced = min(left, right) >= length/8
		if left < right {
			pdqsort_func(data, a, mid, limit)
			a = mid + 1
		} else {
			pdqsort_func(data, mid+1, b, limit)
			b = mid
		}
	}
	insertionSort_func(data, a, b)
}

// partition puts what is less than data[pivot] before it and the rest behind; untouched says that it was so before.
func partition_func(data lessSwap, a, b, pivot int) (mid int, untouched bool) {
	data.Swap(a, pivot)
	untouched = true
	low, high := a+1, b-1
	for {
		for low <= high && data.Less(low, a) {
			low++
		}
		for low <= high && !data.Less(high, a) {
			high--
		}
		if low > high {
			break
		}
		untouched = false
		data.Swap(low, high)
		low++
		high--
	}
	data.Swap(high, a)
	return high, untouched
}

// partitionEqual puts what equals data[pivot] in front, when nothing is less, and returns where the greater ones start.
func partitionEqual_func(data lessSwap, a, b, pivot int) int {
	data.Swap(a, pivot)
	low, high := a+1, b-1
	for {
		for low <= high && !data.Less(a, low) {
			low++
		}
		for low <= high && data.Less(a, high) {
			high--
		}
		if low > high {
			return low
		}
		data.Swap(low, high)
		low++
		high--
	}
}

// partialInsertionSort mends up to five places of an almost sorted stretch and says whether it is sorted now.
func partialInsertionSort_func(data lessSwap, a, b int) bool {
	i := a + 1
	for mended := 0; mended < 5; mended++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for k := i - 1; k >= 1 && data.Less(k, k-1); k-- {
				data.Swap(k, k-1)
			}
		}
		if b-i >= 2 {
			for k := i + 1; k < b && data.Less(k, k-1); k++ {
				data.Swap(k, k-1)
			}
		}
	}
	return false
}

// breakPatterns moves three elements in the middle to places that Marsaglia's xorshift, seeded with the length, chooses.
func breakPatterns_func(data lessSwap, a, b int) {
	length := b - a
	if length < 8 {
		return
	}
	random := xorshift(length)
	mask := uint64(1)<<bits.Len(uint(length)) - 1
	middle := a + length/4*2
	for i := middle - 1; i <= middle+1; i++ {
		other := int(random.Next() & mask)
		if other >= length {
			other -= length
		}
		data.Swap(i, a+other)
	}
}

// choosePivot takes the median of three, of a long stretch that of three medians of neighbours, and guesses the order
// from the exchanges this took.
func choosePivot_func(data lessSwap, a, b int) (pivot int, order sortedHint) {
	length := b - a
	quarter := length / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	swaps := 0
	if length >= 50 {
		i = medianAdjacent_func(data, i, &swaps)
		j = medianAdjacent_func(data, j, &swaps)
		k = medianAdjacent_func(data, k, &swaps)
	}
	if length >= 8 {
		j = median_func(data, i, j, k, &swaps)
	}
	if swaps == 0 {
		return j, increasing
	}
	if swaps == 12 {
		return j, decreasing
	}
	return j, unknown
}

func order2_func(data lessSwap, a, b int, swaps *int) (int, int) {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	return a, b
}

func median_func(data lessSwap, a, b, c int, swaps *int) int {
	a, b = order2_func(data, a, b, swaps)
	b, c = order2_func(data, b, c, swaps)
	_, b = order2_func(data, a, b, swaps)
	return b
}

func medianAdjacent_func(data lessSwap, i int, swaps *int) int {
	return median_func(data, i-1, i, i+1, swaps)
}

func reverseRange_func(data lessSwap, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		data.Swap(a, b)
	}
}

// stable sorts blocks of 20 by insertion and merges them in place.
func stable_func(data lessSwap, n int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSort_func(data, a, a+size)
	}
	insertionSort_func(data, a, n)
	for ; size < n; size *= 2 {
		a = 0
		for ; a+2*size <= n; a += 2 * size {
			symMerge_func(data, a, a+size, a+2*size)
		}
		if a+size < n {
			symMerge_func(data, a, a+size, n)
		}
	}
}

// symMerge joins the sorted [a, m) and [m, b), neither of them empty: the SymMerge algorithm of Kim and Kutzner (2004).
func symMerge_func(data lessSwap, a, m, b int) {
	if m-a == 1 { // one element: it goes before the first that is not less
		low, high := m, b
		for low < high {
			if h := int(uint(low+high) >> 1); data.Less(h, a) {
				low = h + 1
			} else {
				high = h
			}
		}
		for ; a < low-1; a++ {
			data.Swap(a, a+1)
		}
		return
	}
	if b-m == 1 { // one element: it goes before the first that is greater
		low, high := a, m
		for low < high {
			if h := int(uint(low+high) >> 1); !data.Less(m, h) {
				low = h + 1
			} else {
				high = h
			}
		}
		for ; m > low; m-- {
			data.Swap(m, m-1)
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	sum := mid + m
	start, stop := a, m
	if m > mid {
		start, stop = sum-b, mid
	}
	for start < stop {
		if c := int(uint(start+stop) >> 1); !data.Less(sum-1-c, c) {
			start = c + 1
		} else {
			stop = c
		}
	}
	end := sum - start
	if start < m && m < end {
		rotate_func(data, start, m, end)
	}
	if a < start && start < mid {
		symMerge_func(data, a, start, mid)
	}
	if mid < end && end < b {
		symMerge_func(data, mid, end, b)
	}
}

// rotate exchanges the neighbouring stretches [a, m) and [m, b), block by block.
func rotate_func(data lessSwap, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRange_func(data, m-left, m, right)
			left -= right
		} else {
			swapRange_func(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapRange_func(data, m-left, m, left)
}

func swapRange_func(data lessSwap, a, b, n int) {
	for end := a + n; a < end; a, b = a+1, b+1 {
		data.Swap(a, b)
	}
}
