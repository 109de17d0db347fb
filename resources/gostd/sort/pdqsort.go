package sort

import "math/bits"

// sortedHint is what choosePivot believes of a stretch.
type sortedHint int

const (
	unknown sortedHint = iota
	increasing
	decreasing
)

// insertionSort is what every short stretch ends with.
func insertionSort(data Interface, a, b int) {
	for end := a + 1; end < b; end++ {
		for i := end; i > a && data.Less(i, i-1); i-- {
			data.Swap(i, i-1)
		}
	}
}

// siftDown lets data[first+root] sink to its place in the heap data[first:first+hi].
func siftDown(data Interface, root, hi, first int) {
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

func heapSort(data Interface, a, b int) {
	n := b - a
	for root := (n - 1) / 2; root >= 0; root-- {
		siftDown(data, root, n, a)
	}
	for n > 0 {
		n--
		data.Swap(a, a+n)
		siftDown(data, 0, n, a)
	}
}

// pdqsort is Peters' pattern-defeating quicksort, without blocks. `limit` is how many more bad pivots it accepts
// before it takes heap sort. Which elements are compared and swapped, and in which order, is as in Go, so that elements
// that compare equal end up where they do under Go.
func pdqsort(data Interface, a, b, limit int) {
	balanced, untouched := true, true // what the partition before was like
	for b-a > 12 {
		if limit == 0 {
			heapSort(data, a, b)
			return
		}
		if !balanced {
			breakPatterns(data, a, b)
			limit--
		}
		pivot, order := choosePivot(data, a, b)
		if order == decreasing {
			reverseRange(data, a, b)
			pivot = a + b - 1 - pivot
			order = increasing
		}
		if order == increasing && balanced && untouched && partialInsertionSort(data, a, b) {
			return
		}
		// What stands before a is never greater. If it equals the pivot, so does all that is not greater than the pivot.
		if a > 0 && !data.Less(a-1, pivot) {
			a = partitionEqual(data, a, b, pivot)
			continue
		}
		length := b - a
		var mid int
		mid, untouched = partition(data, a, b, pivot)
		left, right := mid-a, b-mid
		balanced = min(left, right) >= length/8
		if left < right {
			pdqsort(data, a, mid, limit)
			a = mid + 1
		} else {
			pdqsort(data, mid+1, b, limit)
			b = mid
		}
	}
	insertionSort(data, a, b)
}

// partition puts what is less than data[pivot] before it and the rest behind; untouched says that it was so before.
func partition(data Interface, a, b, pivot int) (mid int, untouched bool) {
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
func partitionEqual(data Interface, a, b, pivot int) int {
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
func partialInsertionSort(data Interface, a, b int) bool {
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
func breakPatterns(data Interface, a, b int) {
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
func choosePivot(data Interface, a, b int) (pivot int, order sortedHint) {
	length := b - a
	quarter := length / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	swaps := 0
	if length >= 50 {
		i = medianAdjacent(data, i, &swaps)
		j = medianAdjacent(data, j, &swaps)
		k = medianAdjacent(data, k, &swaps)
	}
	if length >= 8 {
		j = median(data, i, j, k, &swaps)
	}
	if swaps == 0 {
		return j, increasing
	}
	if swaps == 12 {
		return j, decreasing
	}
	return j, unknown
}

func order2(data Interface, a, b int, swaps *int) (int, int) {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	return a, b
}

func median(data Interface, a, b, c int, swaps *int) int {
	a, b = order2(data, a, b, swaps)
	b, c = order2(data, b, c, swaps)
	_, b = order2(data, a, b, swaps)
	return b
}

func medianAdjacent(data Interface, i int, swaps *int) int {
	return median(data, i-1, i, i+1, swaps)
}

func reverseRange(data Interface, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		data.Swap(a, b)
	}
}

// stable sorts blocks of 20 by insertion and merges them in place.
func stable(data Interface, n int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSort(data, a, a+size)
	}
	insertionSort(data, a, n)
	for ; size < n; size *= 2 {
		a = 0
		for ; a+2*size <= n; a += 2 * size {
			symMerge(data, a, a+size, a+2*size)
		}
		if a+size < n {
			symMerge(data, a, a+size, n)
		}
	}
}

// symMerge joins the sorted [a, m) and [m, b), neither of them empty: the SymMerge algorithm of Kim and Kutzner (2004).
func symMerge(data Interface, a, m, b int) {
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
		rotate(data, start, m, end)
	}
	if a < start && start < mid {
		symMerge(data, a, start, mid)
	}
	if mid < end && end < b {
		symMerge(data, mid, end, b)
	}
}

// rotate exchanges the neighbouring stretches [a, m) and [m, b), block by block.
func rotate(data Interface, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRange(data, m-left, m, right)
			left -= right
		} else {
			swapRange(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapRange(data, m-left, m, left)
}

func swapRange(data Interface, a, b, n int) {
	for end := a + n; a < end; a, b = a+1, b+1 {
		data.Swap(a, b)
	}
}
