package slices

import "math/bits"

// sortedHint is what choosePivot believes of a stretch.
type sortedHint int

const (
	unknown sortedHint = iota
	increasing
	decreasing
)

type xorshift uint64

func (x *xorshift) Next() uint64 {
	*x ^= *x << 13
	*x ^= *x >> 7
	*x ^= *x << 17
	return uint64(*x)
}

// insertionSort is what every short stretch ends with.
func insertionSortCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) {
	for end := a + 1; end < b; end++ {
		for i := end; i > a && compare(data[i], data[i-1]) < 0; i-- {
			data[i], data[i-1] = data[i-1], data[i]
		}
	}
}

// siftDown lets data[first+root] sink to its place in the heap data[first:first+hi].
func siftDownCmpFunc[E any](data []E, root, hi, first int, compare func(a, b E) int) {
	for child := 2*root + 1; child < hi; child = 2*root + 1 {
		if child+1 < hi && compare(data[first+child], data[first+child+1]) < 0 {
			child++
		}
		if compare(data[first+root], data[first+child]) >= 0 {
			break
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

func heapSortCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) {
	n := b - a
	for root := (n - 1) / 2; root >= 0; root-- {
		siftDownCmpFunc(data, root, n, a, compare)
	}
	for n > 0 {
		n--
		data[a], data[a+n] = data[a+n], data[a]
		siftDownCmpFunc(data, 0, n, a, compare)
	}
}

// pdqsort is Peters' pattern-defeating quicksort, without blocks. `limit` is how many more bad pivots it accepts
// before it takes heap sort. Which elements are compared and swapped, and in which order, is as in Go, so that elements
// that compare equal end up where they do under Go.
func pdqsortCmpFunc[E any](data []E, a, b, limit int, compare func(a, b E) int) {
	balanced, untouched := true, true // what the partition before was like
	for b-a > 12 {
		if limit == 0 {
			heapSortCmpFunc(data, a, b, compare)
			return
		}
		if !balanced {
			breakPatternsCmpFunc(data, a, b, compare)
			limit--
		}
		pivot, order := choosePivotCmpFunc(data, a, b, compare)
		if order == decreasing {
			reverseRangeCmpFunc(data, a, b, compare)
			pivot = a + b - 1 - pivot
			order = increasing
		}
		if order == increasing && balanced && untouched && partialInsertionSortCmpFunc(data, a, b, compare) {
			return
		}
		// What stands before a is never greater. If it equals the pivot, so does all that is not greater than the pivot.
		if a > 0 && compare(data[a-1], data[pivot]) >= 0 {
			a = partitionEqualCmpFunc(data, a, b, pivot, compare)
			continue
		}
		length := b - a
		var mid int
		mid, untouched = partitionCmpFunc(data, a, b, pivot, compare)
		left, right := mid-a, b-mid
		balanced = min(left, right) >= length/8
		if left < right {
			pdqsortCmpFunc(data, a, mid, limit, compare)
			a = mid + 1
		} else {
			pdqsortCmpFunc(data, mid+1, b, limit, compare)
			b = mid
		}
	}
	insertionSortCmpFunc(data, a, b, compare)
}

// partition puts what is less than data[pivot] before it and the rest behind; untouched says that it was so before.
func partitionCmpFunc[E any](data []E, a, b, pivot int, compare func(a, b E) int) (mid int, untouched bool) {
	data[a], data[pivot] = data[pivot], data[a]
	untouched = true
	low, high := a+1, b-1
	for {
		for low <= high && compare(data[low], data[a]) < 0 {
			low++
		}
		for low <= high && compare(data[high], data[a]) >= 0 {
			high--
		}
		if low > high {
			break
		}
		untouched = false
		data[low], data[high] = data[high], data[low]
		low++
		high--
	}
	data[high], data[a] = data[a], data[high]
	return high, untouched
}

// partitionEqual puts what equals data[pivot] in front, when nothing is less, and returns where the greater ones start.
func partitionEqualCmpFunc[E any](data []E, a, b, pivot int, compare func(a, b E) int) int {
	data[a], data[pivot] = data[pivot], data[a]
	low, high := a+1, b-1
	for {
		for low <= high && compare(data[a], data[low]) >= 0 {
			low++
		}
		for low <= high && compare(data[a], data[high]) < 0 {
			high--
		}
		if low > high {
			return low
		}
		data[low], data[high] = data[high], data[low]
		low++
		high--
	}
}

// partialInsertionSort mends up to five places of an almost sorted stretch and says whether it is sorted now.
func partialInsertionSortCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) bool {
	i := a + 1
	for mended := 0; mended < 5; mended++ {
		for i < b && compare(data[i], data[i-1]) >= 0 {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data[i], data[i-1] = data[i-1], data[i]
		if i-a >= 2 {
			for k := i - 1; k >= 1 && compare(data[k], data[k-1]) < 0; k-- {
				data[k], data[k-1] = data[k-1], data[k]
			}
		}
		if b-i >= 2 {
			for k := i + 1; k < b && compare(data[k], data[k-1]) < 0; k++ {
				data[k], data[k-1] = data[k-1], data[k]
			}
		}
	}
	return false
}

// breakPatterns moves three elements in the middle to places that Marsaglia's xorshift, seeded with the length, chooses.
func breakPatternsCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) {
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
		data[i], data[a+other] = data[a+other], data[i]
	}
}

// choosePivot takes the median of three, of a long stretch that of three medians of neighbours, and guesses the order
// from the exchanges this took.
func choosePivotCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) (pivot int, order sortedHint) {
	length := b - a
	quarter := length / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	swaps := 0
	if length >= 50 {
		i = medianAdjacentCmpFunc(data, i, &swaps, compare)
		j = medianAdjacentCmpFunc(data, j, &swaps, compare)
		k = medianAdjacentCmpFunc(data, k, &swaps, compare)
	}
	if length >= 8 {
		j = medianCmpFunc(data, i, j, k, &swaps, compare)
	}
	if swaps == 0 {
		return j, increasing
	}
	if swaps == 12 {
		return j, decreasing
	}
	return j, unknown
}

func order2CmpFunc[E any](data []E, a, b int, swaps *int, compare func(a, b E) int) (int, int) {
	if compare(data[b], data[a]) < 0 {
		*swaps++
		a, b = b, a
	}
	return a, b
}

func medianCmpFunc[E any](data []E, a, b, c int, swaps *int, compare func(a, b E) int) int {
	a, b = order2CmpFunc(data, a, b, swaps, compare)
	b, c = order2CmpFunc(data, b, c, swaps, compare)
	_, b = order2CmpFunc(data, a, b, swaps, compare)
	return b
}

func medianAdjacentCmpFunc[E any](data []E, i int, swaps *int, compare func(a, b E) int) int {
	return medianCmpFunc(data, i-1, i, i+1, swaps, compare)
}

func reverseRangeCmpFunc[E any](data []E, a, b int, compare func(a, b E) int) {
	for b--; a < b; a, b = a+1, b-1 {
		data[a], data[b] = data[b], data[a]
	}
}

// stable sorts blocks of 20 by insertion and merges them in place.
func stableCmpFunc[E any](data []E, n int, compare func(a, b E) int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSortCmpFunc(data, a, a+size, compare)
	}
	insertionSortCmpFunc(data, a, n, compare)
	for ; size < n; size *= 2 {
		a = 0
		for ; a+2*size <= n; a += 2 * size {
			symMergeCmpFunc(data, a, a+size, a+2*size, compare)
		}
		if a+size < n {
			symMergeCmpFunc(data, a, a+size, n, compare)
		}
	}
}

// symMerge joins the sorted [a, m) and [m, b), neither of them empty: the SymMerge algorithm of Kim and Kutzner (2004).
func symMergeCmpFunc[E any](data []E, a, m, b int, compare func(a, b E) int) {
	if m-a == 1 { // one element: it goes before the first that is not less
		low, high := m, b
		for low < high {
			if h := int(uint(low+high) >> 1); compare(data[h], data[a]) < 0 {
				low = h + 1
			} else {
				high = h
			}
		}
		for ; a < low-1; a++ {
			data[a], data[a+1] = data[a+1], data[a]
		}
		return
	}
	if b-m == 1 { // one element: it goes before the first that is greater
		low, high := a, m
		for low < high {
			if h := int(uint(low+high) >> 1); compare(data[m], data[h]) >= 0 {
				low = h + 1
			} else {
				high = h
			}
		}
		for ; m > low; m-- {
			data[m], data[m-1] = data[m-1], data[m]
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
		if c := int(uint(start+stop) >> 1); compare(data[sum-1-c], data[c]) >= 0 {
			start = c + 1
		} else {
			stop = c
		}
	}
	end := sum - start
	if start < m && m < end {
		rotateCmpFunc(data, start, m, end, compare)
	}
	if a < start && start < mid {
		symMergeCmpFunc(data, a, start, mid, compare)
	}
	if mid < end && end < b {
		symMergeCmpFunc(data, mid, end, b, compare)
	}
}

// rotate exchanges the neighbouring stretches [a, m) and [m, b), block by block.
func rotateCmpFunc[E any](data []E, a, m, b int, compare func(a, b E) int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRangeCmpFunc(data, m-left, m, right, compare)
			left -= right
		} else {
			swapRangeCmpFunc(data, m-left, m+right-left, left, compare)
			right -= left
		}
	}
	swapRangeCmpFunc(data, m-left, m, left, compare)
}

func swapRangeCmpFunc[E any](data []E, a, b, n int, compare func(a, b E) int) {
	for end := a + n; a < end; a, b = a+1, b+1 {
		data[a], data[b] = data[b], data[a]
	}
}
