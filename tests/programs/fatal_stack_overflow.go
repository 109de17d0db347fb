package main

import "fmt"

type tree struct {
	name     string
	children []*tree
}

func (t *tree) depth() int {
	deepest := 0
	for _, child := range t.children {
		if d := child.depth(); d > deepest {
			deepest = d
		}
	}
	return deepest + 1
}

func main() {
	root := &tree{name: "root"}
	leaf := &tree{name: "leaf"}
	root.children = append(root.children, leaf)
	fmt.Println(root.depth())
	leaf.children = append(leaf.children, root) // a cycle
	fmt.Println(root.depth())
}
