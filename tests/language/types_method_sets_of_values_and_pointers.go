package main

import "fmt"

type Counter struct{ n int }

func (c Counter) Get() int { return c.n }
func (c *Counter) Inc()    { c.n++ }

type Getter interface{ Get() int }
type Incer interface {
	Getter
	Inc()
}

func main() {
	c := Counter{}
	c.Inc() // addressable
	p := &c
	p.Inc()
	var g Getter = c
	c.Inc()
	fmt.Println(c.Get(), p.Get(), g.Get())
	_, ok := g.(Incer)
	var h Getter = p
	i, ok2 := h.(Incer)
	i.Inc()
	fmt.Println(ok, ok2, c.n)
	list := []Counter{{1}}
	list[0].Inc()
	m := map[string]*Counter{"a": {5}}
	m["a"].Inc()
	fmt.Println(list, m["a"].n)
}

// expect: 3 3 2
// expect: false true 4
// expect: [{2}] 6
