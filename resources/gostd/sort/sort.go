// Package sort sorts slices and collections.
package sort

import (
	"math/bits"
	"slices"
)

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort does nothing with fewer than two elements; then one call of Len, and about n log n of Less and Swap.
func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		pdqsort(data, 0, n, bits.Len(uint(n)))
	}
}

// Stable keeps elements that are equal in their order.
func Stable(data Interface) { stable(data, data.Len()) }

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

func swapper(x any) func(i, j int) {
	return func(i, j int) { rt_sliceSwap(x, i, j) }
}

func Slice(x any, less func(i, j int) bool) {
	n := rt_sliceLen(x)
	pdqsort_func(lessSwap{less, swapper(x)}, 0, n, bits.Len(uint(n)))
}

func SliceStable(x any, less func(i, j int) bool) {
	stable_func(lessSwap{less, swapper(x)}, rt_sliceLen(x))
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := rt_sliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
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
