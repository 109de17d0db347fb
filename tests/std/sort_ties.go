package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"hash/fnv"
	"slices"
	"sort"
)

// The order of elements that compare equal, and the number of comparisons and swaps, are part of what a program can see.

type item struct{ key, id int }

type items struct {
	x           []item
	less, swaps int
}

func (s *items) Len() int           { return len(s.x) }
func (s *items) Less(i, j int) bool { s.less++; return s.x[i].key < s.x[j].key }
func (s *items) Swap(i, j int)      { s.swaps++; s.x[i], s.x[j] = s.x[j], s.x[i] }
func (s *items) Push(x any)         { s.x = append(s.x, x.(item)) }
func (s *items) Pop() any {
	last := s.x[len(s.x)-1]
	s.x = s.x[:len(s.x)-1]
	return last
}

var state uint64 = 88172645463325252

func next(n int) int {
	state ^= state << 7
	state ^= state >> 9
	return int(state % uint64(n))
}

// make has patterns that take every branch of a quicksort that looks for patterns.
func shape(kind, n int) []item {
	x := make([]item, n)
	for i := range x {
		k := 0
		switch kind {
		case 0:
			k = next(n + 1)
		case 1:
			k = next(3)
		case 2:
			k = i
		case 3:
			k = -i
		case 4:
			k = i % 7
		case 5: // almost sorted
			k = i
			if next(20) == 0 {
				k = next(n + 1)
			}
		case 6: // organ pipe
			k = min(i, n-i)
		case 7:
			k = i / 5
		case 8: // saw teeth that make bad pivots
			k = i ^ (i >> 1) & 21
		case 9:
			k = -(i / 9)
		}
		x[i] = item{k, i}
	}
	return x
}

func digest(x []item) uint64 {
	h := fnv.New64a()
	for _, v := range x {
		h.Write([]byte{byte(v.id), byte(v.id >> 8)})
	}
	return h.Sum64()
}

func main() {
	for kind := 0; kind < 10; kind++ {
		for _, n := range []int{0, 1, 2, 3, 7, 8, 11, 12, 13, 14, 20, 21, 33, 49, 50, 51, 64, 99, 128, 257, 600} {
			x := shape(kind, n)
			a := &items{x: slices.Clone(x)}
			sort.Sort(a)
			fmt.Println(kind, n, "Sort", digest(a.x), a.less, a.swaps)
			b := &items{x: slices.Clone(x)}
			sort.Stable(b)
			fmt.Println(kind, n, "Stable", digest(b.x), b.less, b.swaps)
			c, less := slices.Clone(x), 0
			sort.Slice(c, func(i, j int) bool { less++; return c[i].key < c[j].key })
			fmt.Println(kind, n, "Slice", digest(c), less)
			less = 0
			c = slices.Clone(x)
			sort.SliceStable(c, func(i, j int) bool { less++; return c[i].key < c[j].key })
			fmt.Println(kind, n, "SliceStable", digest(c), less)
			d, less := slices.Clone(x), 0
			slices.SortFunc(d, func(a, b item) int { less++; return cmp.Compare(a.key, b.key) })
			fmt.Println(kind, n, "SortFunc", digest(d), less)
			d, less = slices.Clone(x), 0
			slices.SortStableFunc(d, func(a, b item) int { less++; return cmp.Compare(a.key, b.key) })
			fmt.Println(kind, n, "SortStableFunc", digest(d), less)
			h := &items{x: slices.Clone(x)}
			heap.Init(h)
			fmt.Println(kind, n, "heap", digest(h.x), h.less, h.swaps)
			var out []item
			for h.Len() > n/2 {
				out = append(out, heap.Pop(h).(item))
			}
			for i := 0; i < n/4; i++ {
				heap.Push(h, item{next(n + 1), n + i})
				heap.Remove(h, next(h.Len()))
				h.x[0].key += 3
				heap.Fix(h, 0)
			}
			for h.Len() > 0 {
				out = append(out, heap.Pop(h).(item))
			}
			fmt.Println(kind, n, "heap", digest(out), h.less, h.swaps)
			sort.Sort(sort.Reverse(a))
			fmt.Println(kind, n, "Reverse", digest(a.x), a.less, a.swaps)
		}
	}
	negative := 0.0
	negative *= -1
	f := []float64{0, negative, 3, 0, negative, -1, 2, 0, negative, 7, 7, 5, negative, 0}
	slices.Sort(f)
	fmt.Println(f)
	f = append(f, f...)
	sort.Float64s(f)
	fmt.Println(f)
	fmt.Println(slices.MinFunc(shape(1, 20), func(a, b item) int { return a.key - b.key }),
		slices.MaxFunc(shape(1, 20), func(a, b item) int { return a.key - b.key }))
}
