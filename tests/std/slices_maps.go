package main

import (
	"cmp"
	"container/list"
	"container/ring"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type point struct{ x, y int }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panics:", e)
		}
	}()
	f()
}

func main() {
	a := []int{3, 1, 4, 1, 5, 9, 2, 6}
	fmt.Println(slices.Index(a, 4), slices.Index(a, 7), slices.Contains(a, 9), slices.IndexFunc(a, func(x int) bool { return x > 4 }),
		slices.ContainsFunc(a, func(x int) bool { return x < 0 }))
	fmt.Println(slices.Equal(a, slices.Clone(a)), slices.Equal([]float64{math.NaN()}, []float64{math.NaN()}), slices.Compare([]int{1, 2}, []int{1, 2, 0}),
		slices.Compare([]int{2}, []int{1, 9}), slices.Compare([]string{}, nil))
	fmt.Println(slices.Insert(slices.Clone(a), 2, 7, 8), slices.Insert([]int(nil), 0, 1), slices.Insert(slices.Clone(a), 8, 0))
	fmt.Println(slices.Delete(slices.Clone(a), 1, 3), slices.DeleteFunc(slices.Clone(a), func(x int) bool { return x%2 == 1 }))
	fmt.Println(slices.Replace(slices.Clone(a), 1, 3, 100), slices.Replace(slices.Clone(a), 1, 2, 7, 8, 9), slices.Replace(slices.Clone(a), 8, 8, 1))
	b := slices.Clone(a)
	b2 := slices.Delete(b, 0, 2)
	fmt.Println(b, b2, len(b2), cap(b2) >= 8)
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 2, 3, 1, 1}), slices.CompactFunc([]string{"a", "A", "b", "B", "a"}, strings.EqualFold))
	fmt.Println(slices.Concat([]int{1}, nil, []int{2, 3}), slices.Repeat([]int{1, 2}, 3), slices.Grow([]int{1}, 10), slices.Clip(make([]int, 2, 10)))
	fmt.Println(cap(slices.Clip(make([]int, 2, 10))), cap(slices.Grow([]int(nil), 10)))
	slices.Reverse(a)
	fmt.Println(a, slices.Max(a), slices.Min(a), slices.IsSorted(a))
	slices.Sort(a)
	fmt.Println(a, slices.IsSorted(a))
	fmt.Println(slices.BinarySearch(a, 4))
	fmt.Println(slices.BinarySearch(a, 7))
	fmt.Println(slices.BinarySearchFunc([]point{{1, 2}, {3, 4}}, 3, func(p point, x int) int { return p.x - x }))
	fmt.Println(slices.Sorted(slices.Values([]string{"b", "a", "c"})), slices.SortedFunc(slices.Values(a), func(x, y int) int { return y - x }))
	fmt.Println(slices.SortedStableFunc(slices.Values([]point{{2, 1}, {1, 1}, {2, 0}}), func(p, q point) int { return p.x - q.x }))
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.All([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.AppendSeq([]int{0}, slices.Values(a)), slices.Collect(maps.Values(map[int]int{1: 2})))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println()
	fmt.Println(slices.Min([]float64{1, math.NaN(), 0}), slices.Max([]float64{1, math.NaN()}), slices.MinFunc([]point{{2, 1}, {1, 5}, {1, 6}}, func(p, q point) int { return p.x - q.x }))
	f := []float64{math.Inf(1), math.NaN(), -1, math.Inf(-1), 0}
	slices.Sort(f)
	fmt.Println(f)
	fmt.Println(slices.BinarySearch(f, math.NaN()))
	fmt.Println(slices.EqualFunc([]int{1}, []string{"1"}, func(i int, s string) bool { return fmt.Sprint(i) == s }),
		slices.CompareFunc([]int{1, 2}, []int{1, 3}, cmp.Compare[int]))
	try("Insert", func() { slices.Insert([]int{1}, 2, 3) })
	try("Delete", func() { slices.Delete([]int{1}, 1, 0) })
	try("Delete2", func() { slices.Delete([]int{1}, 0, 2) })
	try("Replace", func() { slices.Replace([]int{1}, 2, 3) })
	try("Grow", func() { slices.Grow([]int{1}, -1) })
	try("Chunk", func() { slices.Chunk([]int{1}, 0) })
	try("Min", func() { slices.Min([]int{}) })
	try("MaxFunc", func() { slices.MaxFunc([]int{}, cmp.Compare[int]) })
	try("Repeat", func() { slices.Repeat([]int{1}, -1) })

	// cmp
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(math.NaN(), 1), cmp.Compare(math.NaN(), math.NaN()), cmp.Less(math.NaN(), 1), cmp.Less(1, math.NaN()),
		cmp.Or(0, 3, 5), cmp.Or("", ""), cmp.Or[int]())

	// maps
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 })
	fmt.Println(m, c, maps.Equal(m, c), maps.Equal(m, maps.Clone(m)), maps.Clone[map[int]int](nil) == nil)
	maps.Copy(c, map[string]int{"z": 26, "b": -2})
	fmt.Println(c, maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(i int, s string) bool { return fmt.Sprint(i) == s }))
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	fmt.Println(maps.Collect(slices.All([]string{"p", "q"})))
	maps.Insert(m, maps.All(map[string]int{"d": 4}))
	fmt.Println(m)

	// iter
	next, stop := iter.Pull(slices.Values([]int{10, 20}))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	next2, stop2 := iter.Pull2(slices.All([]string{"p", "q"}))
	fmt.Println(next2())
	stop2()
	fmt.Println(next2())
	try("Pull", func() {
		next, _ := iter.Pull(func(yield func(int) bool) { yield(1); panic("in the sequence") })
		fmt.Println(next())
		next()
	})
	cleaned := func(yield func(int) bool) {
		defer fmt.Println("cleaned up")
		for i := 0; yield(i); i++ {
		}
	}
	next, stop = iter.Pull(cleaned)
	next()
	next()
	stop()
	stop()
	next, stop = iter.Pull(cleaned)
	stop()
	fmt.Println(next())

	// container/list
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	show := func() {
		for e := l.Front(); e != nil; e = e.Next() {
			fmt.Print(e.Value, " ")
		}
		fmt.Print(l.Len(), " back: ")
		for e := l.Back(); e != nil; e = e.Prev() {
			fmt.Print(e.Value, " ")
		}
		fmt.Println()
	}
	show()
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	show()
	l.MoveBefore(e1, e4)
	l.MoveAfter(e4, l.Back())
	show()
	other := list.New()
	other.PushBack("x")
	l.PushBackList(other)
	l.PushFrontList(other)
	l.PushBackList(l)
	show()
	fmt.Println(l.Remove(e4), l.Remove(e4), e4.Next() == nil, l.InsertBefore(9, e4) == nil, l.Len())
	l.Init()
	show()
	var zero list.List
	zero.PushBack(1)
	fmt.Println(zero.Len(), zero.Front() == zero.Back(), list.New().Front() == nil)

	// container/ring
	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	each := func(r *ring.Ring) {
		r.Do(func(v any) { fmt.Print(v, " ") })
		fmt.Println(r.Len())
	}
	each(r)
	each(r.Move(2))
	each(r.Move(-1))
	each(r.Unlink(2))
	each(r)
	s := ring.New(2)
	s.Value, s.Next().Value = "a", "b"
	each(r.Link(s))
	each(r)
	each(r.Link(r.Move(2)))
	each(r)
	fmt.Println(ring.New(0) == nil, (*ring.Ring)(nil).Len(), new(ring.Ring).Next().Len())
}
