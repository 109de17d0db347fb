package main

import "fmt"

type node struct {
	value int
	next  *node
}

func (n *node) last() *node {
	for n.next != nil {
		n = n.next
	}
	return n
}

func main() {
	list := &node{1, &node{2, nil}}
	fmt.Println(list.last().value)
	var empty *node
	fmt.Println(empty.last().value)
}
