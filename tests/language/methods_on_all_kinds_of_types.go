package main

import "fmt"

type Int int
type Fn func(int) int
type Ch chan int
type Mp map[string]int
type Sl []int
type Ar [3]int
type Ptr struct{ p *int }
type Iface interface{ Sum() int }

func (i Int) Double() Int    { return i * 2 }
func (f Fn) Twice(n int) int { return f(f(n)) }
func (c Ch) Put(n int) Ch    { c <- n; return c }
func (m Mp) Inc(k string)    { m[k]++ }
func (s *Sl) Push(n int) *Sl { *s = append(*s, n); return s }
func (s Sl) Sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (a *Ar) Set(i, n int) { a[i] = n }
func (a Ar) Sum() int      { return a[0] + a[1] + a[2] }
func (p Ptr) Set(n int)    { *p.p = n }

func main() {
	fmt.Println(Int(4).Double().Double(), Fn(func(n int) int { return n + 1 }).Twice(1))
	c := make(Ch, 2)
	c.Put(1).Put(2)
	m := Mp{}
	m.Inc("a")
	m.Inc("a")
	var s Sl
	s.Push(1).Push(2)
	var a Ar
	a.Set(1, 5)
	n := 0
	Ptr{&n}.Set(7)
	fmt.Println(len(c), m, s, a, n)
	for _, i := range []Iface{s, &s, a, &a} {
		fmt.Print(i.Sum(), " ")
	}
	fmt.Println(Sl.Sum(Sl{1, 2}), (*Sl).Sum(&s))
}

// expect: 16 3
// expect: 2 map[a:2] [1 2] [0 5 0] 7
// expect: 3 3 5 5 3 3
