package main

import "fmt"

type T struct{ x int }

func (t *T) M() {}
func take(t *T) {}
func val(t T)   {}

type I interface{ M() }

func main() {
	var t T
	take(t)
	val(&t)
	var i I = t
	var p *I = &i
	p.M()
	pp := &[]int{1}
	pp = append(pp, 1)
	for range pp {
	}
	fmt.Println(p.x, pp[0])
	T.M(t)
}

// error: 15:7: cannot use t (variable of struct type T) as *T value in argument to take
// error: 16:6: cannot use &t (value of type *T) as T value in argument to val
// error: 17:12: cannot use t (variable of struct type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)
// error: 19:4: p.M undefined (type *I is pointer to interface, not interface)
// error: 21:14: invalid append: argument must be a slice; have pp (variable of type *[]int)
// error: 22:12: cannot range over pp (variable of type *[]int)
// error: 24:16: p.x undefined (type *I is pointer to interface, not interface)
// error: 24:21: cannot index pp (variable of type *[]int)
// error: 25:4: invalid method expression T.M (needs pointer receiver (*T).M)
