package main

import "fmt"

type Node struct {
	v    int
	next *Node
}

func newInt(v int) *int { return &v }
func swap(a, b *int)    { *a, *b = *b, *a }

func reverse(n *Node) (r *Node) {
	for n != nil {
		n.next, r, n = r, n, n.next
	}
	return r
}

func main() {
	a, b := newInt(1), newInt(2)
	swap(a, b)
	fmt.Println(*a, *b, a == b, newInt(3) == newInt(3))
	var list *Node
	for i := 3; i > 0; i-- {
		list = &Node{i, list}
	}
	for n := reverse(list); n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	arr := [3]int{1, 2, 3}
	p := &arr[1]
	*p = 20
	s := arr[:]
	q := &s[1]
	s = append(s, 4)
	s[1] = 99
	fmt.Println(arr, *q, s, p == q)
	pp := &p
	**pp = 5
	st := struct{ x, y int }{1, 2}
	px, py := &st.x, &st.y
	*px, *py = *py, *px
	fmt.Println(arr[1], st)
}

// expect: 2 1 false false
// expect: 3 2 1 [1 20 3] 20 [1 99 3 4] true
// expect: 5 {2 1}
