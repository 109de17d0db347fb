package slices

import "cmp"

func Sort[S ~[]E, E cmp.Ordered](x S) { SortFunc(x, cmp.Compare[E]) }

// SortFunc never needs more than about n log n comparisons. Like
// Go's it is not stable; equal elements may end up in another order than under real Go.
func SortFunc[S ~[]E, E any](x S, compare func(a, b E) int) {
	if len(x) <= 12 {
		insertion(x, compare)
		return
	}
	quick(x, compare, 2*bitLength(len(x)))
}

func bitLength(n int) int {
	bits := 0
	for ; n > 0; n >>= 1 {
		bits++
	}
	return bits
}

func insertion[S ~[]E, E any](x S, compare func(a, b E) int) {
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for j > 0 && compare(v, x[j-1]) < 0 {
			x[j] = x[j-1]
			j--
		}
		x[j] = v
	}
}

// quick is an introsort: median of three, heap sort when the recursion gets too deep.
func quick[S ~[]E, E any](x S, compare func(a, b E) int, depth int) {
	for len(x) > 12 {
		if depth == 0 {
			heapSort(x, compare)
			return
		}
		depth--
		mid, last := len(x)/2, len(x)-1
		if compare(x[mid], x[0]) < 0 {
			x[mid], x[0] = x[0], x[mid]
		}
		if compare(x[last], x[0]) < 0 {
			x[last], x[0] = x[0], x[last]
		}
		if compare(x[last], x[mid]) < 0 {
			x[last], x[mid] = x[mid], x[last]
		}
		pivot := x[mid]
		i, j := 0, last
		for i <= j {
			for compare(x[i], pivot) < 0 {
				i++
			}
			for compare(pivot, x[j]) < 0 {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		if j+1 < len(x)-i {
			quick(x[:j+1], compare, depth)
			x = x[i:]
		} else {
			quick(x[i:], compare, depth)
			x = x[:j+1]
		}
	}
	insertion(x, compare)
}

func heapSort[S ~[]E, E any](x S, compare func(a, b E) int) {
	down := func(root, n int) {
		for {
			child := 2*root + 1
			if child >= n {
				return
			}
			if child+1 < n && compare(x[child], x[child+1]) < 0 {
				child++
			}
			if compare(x[root], x[child]) >= 0 {
				return
			}
			x[root], x[child] = x[child], x[root]
			root = child
		}
	}
	for i := len(x)/2 - 1; i >= 0; i-- {
		down(i, len(x))
	}
	for n := len(x) - 1; n > 0; n-- {
		x[0], x[n] = x[n], x[0]
		down(0, n)
	}
}

// SortStableFunc is a merge sort.
func SortStableFunc[S ~[]E, E any](x S, compare func(a, b E) int) {
	if len(x) <= 12 {
		insertion(x, compare)
		return
	}
	mid := len(x) / 2
	SortStableFunc(x[:mid], compare)
	SortStableFunc(x[mid:], compare)
	left := Clone(x[:mid])
	i, j, k := 0, mid, 0
	for i < len(left) {
		if j < len(x) && compare(x[j], left[i]) < 0 {
			x[k] = x[j]
			j++
		} else {
			x[k] = left[i]
			i++
		}
		k++
	}
}

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

func IsSortedFunc[S ~[]E, E any](x S, compare func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if compare(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = min(m, v)
	}
	return m
}

func MinFunc[S ~[]E, E any](x S, compare func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if compare(v, m) < 0 {
			m = v
		}
	}
	return m
}

func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = max(m, v)
	}
	return m
}

func MaxFunc[S ~[]E, E any](x S, compare func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if compare(v, m) > 0 {
			m = v
		}
	}
	return m
}

func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

func BinarySearchFunc[S ~[]E, E, T any](x S, target T, compare func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if compare(x[mid], target) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < len(x) && compare(x[low], target) == 0
}
