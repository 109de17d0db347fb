package main

import "fmt"

type Ints []int

func (s Ints) Sum() (n int) {
	for _, v := range s {
		n += v
	}
	return
}

type F func(int) int

func (f F) Twice(x int) int { return f(f(x)) }

type M map[string]int

func (m M) Put(k string) M { m[k]++; return m }

func main() {
	fmt.Println(Ints{1, 2, 3}.Sum(), F(func(x int) int { return x * 3 }).Twice(2), M{}.Put("a").Put("a"))
}

// expect: 6 18 map[a:2]
