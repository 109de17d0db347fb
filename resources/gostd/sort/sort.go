// Package sort sorts slices and collections.
package sort

import "slices"

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort is an introsort over Less and Swap: insertion sort for short stretches, heap sort when quicksort goes too deep.
func Sort(data Interface) {
	n := data.Len()
	depth := 0
	for i := n; i > 0; i >>= 1 {
		depth += 2
	}
	quick(data, 0, n, depth)
}

func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func sink(data Interface, root, n, first int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

func heapSort(data Interface, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sink(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		sink(data, 0, i, a)
	}
}

func quick(data Interface, a, b, depth int) {
	for b-a > 12 {
		if depth == 0 {
			heapSort(data, a, b)
			return
		}
		depth--
		// The median of three goes to the front and is the pivot.
		mid, last := a+(b-a)/2, b-1
		if data.Less(mid, a) {
			data.Swap(mid, a)
		}
		if data.Less(last, mid) {
			data.Swap(last, mid)
			if data.Less(mid, a) {
				data.Swap(mid, a)
			}
		}
		data.Swap(a, mid)
		i, j := a+1, b-1
		for {
			for i <= j && data.Less(i, a) {
				i++
			}
			for i <= j && data.Less(a, j) {
				j--
			}
			if i >= j {
				break
			}
			data.Swap(i, j)
			i++
			j--
		}
		data.Swap(a, j)
		if j-a < b-j-1 {
			quick(data, a, j, depth)
			a = j + 1
		} else {
			quick(data, j+1, b, depth)
			b = j
		}
	}
	insertion(data, a, b)
}

// Stable sorts blocks by insertion and merges them in place by rotations.
func Stable(data Interface) {
	const block = 20
	n := data.Len()
	for a := 0; a < n; a += block {
		insertion(data, a, min(a+block, n))
	}
	for size := block; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			merge(data, a, a+size, min(a+2*size, n))
		}
	}
}

// merge joins the sorted [a, m) and [m, b) by the symmetric merge of Kim and Kutzner (2004).
func merge(data Interface, a, m, b int) {
	if m == a || m == b {
		return
	}
	if b-a == 2 {
		if data.Less(m, a) {
			data.Swap(a, m)
		}
		return
	}
	mid := a + (b-a)/2
	n := mid + m
	var start, end int
	if m > mid {
		start, end = n-b, mid
	} else {
		start, end = a, m
	}
	for p := n - 1; start < end; {
		c := start + (end-start)/2
		if !data.Less(p-c, c) {
			start = c + 1
		} else {
			end = c
		}
	}
	end = n - start
	if start < m && m < end {
		reverse(data, start, m)
		reverse(data, m, end)
		reverse(data, start, end)
	}
	if a < start && start < mid {
		merge(data, a, start, mid)
	}
	if mid < end && end < b {
		merge(data, mid, end, b)
	}
}

func reverse(data Interface, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		data.Swap(a, b)
	}
}

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

func Reverse(data Interface) Interface { return &reversed{data} }

// A slice of any type: its length, and swapping two of its elements.
func rt_sliceLen(x any) int
func rt_sliceSwap(x any, i, j int)

type byFunc struct {
	x    any
	n    int
	less func(i, j int) bool
}

func (s byFunc) Len() int           { return s.n }
func (s byFunc) Less(i, j int) bool { return s.less(i, j) }
func (s byFunc) Swap(i, j int)      { rt_sliceSwap(s.x, i, j) }

func Slice(x any, less func(i, j int) bool)       { Sort(byFunc{x, rt_sliceLen(x), less}) }
func SliceStable(x any, less func(i, j int) bool) { Stable(byFunc{x, rt_sliceLen(x), less}) }
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	return IsSorted(byFunc{x, rt_sliceLen(x), less})
}

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }

type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()              { Sort(x) }

type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()              { Sort(x) }

func Ints(x []int)         { slices.Sort(x) }
func Float64s(x []float64) { slices.Sort(x) }
func Strings(x []string)   { slices.Sort(x) }

func IntsAreSorted(x []int) bool         { return slices.IsSorted(x) }
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }
func StringsAreSorted(x []string) bool   { return slices.IsSorted(x) }

// Search finds the smallest i in [0, n) for which f is true; n if there is none.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		mid := int(uint(low+high) >> 1)
		if !f(mid) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// Find is Search with a comparison that also says whether the element is there.
func Find(n int, compare func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return compare(i) <= 0 })
	return i, i < n && compare(i) == 0
}

func SearchInts(a []int, x int) int { return Search(len(a), func(i int) bool { return a[i] >= x }) }
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func (p IntSlice) Search(x int) int         { return SearchInts(p, x) }
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }
func (p StringSlice) Search(x string) int   { return SearchStrings(p, x) }
