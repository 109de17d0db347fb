package main

import "fmt"

func f() [4]int { fmt.Println("called"); return [4]int{} }

func main() {
	p := new(int)
	q := new([]string)
	*p += 5
	*q = append(*q, "x")
	fmt.Println(*p, *q, len(f()), cap(*q) >= 1)
	var arr *[7]int
	fmt.Println(len(arr), cap(arr), len([2][3]int{}[0]))
	ch := make(chan int, 3)
	ch <- 1
	var nilCh chan int
	fmt.Println(len(ch), cap(ch), len(nilCh), cap(nilCh))
	m := map[string]int{"a": 1}
	delete(m, "missing")
	delete(m, "a")
	delete(map[string]int(nil), "x")
	fmt.Println(len(m), len("日本"), new(struct{}) != nil)
}

// expect: called
// expect: 5 [x] 4 true
// expect: 7 7 3
// expect: 1 3 0 0
// expect: 0 6 true
