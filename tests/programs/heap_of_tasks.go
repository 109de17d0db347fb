package main

import (
	"container/heap"
	"container/ring"
	"fmt"
)

type task struct {
	name     string
	priority int
	index    int
}
type queue []*task

func (q queue) Len() int            { return len(q) }
func (q queue) Less(i, j int) bool  { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)       { q[i], q[j] = q[j], q[i]; q[i].index = i; q[j].index = j }
func (q *queue) Push(x interface{}) { t := x.(*task); t.index = len(*q); *q = append(*q, t) }
func (q *queue) Pop() interface{} {
	old := *q
	t := old[len(old)-1]
	*q = old[:len(old)-1]
	t.index = -1
	return t
}

func main() {
	q := &queue{}
	heap.Init(q)
	all := map[string]*task{}
	for i, name := range []string{"sleep", "eat", "code", "test", "ship"} {
		t := &task{name: name, priority: (i * 7) % 5}
		all[name] = t
		heap.Push(q, t)
	}
	all["sleep"].priority = 9
	heap.Fix(q, all["sleep"].index)
	heap.Remove(q, all["test"].index)
	for q.Len() > 0 {
		t := heap.Pop(q).(*task)
		fmt.Println(t.priority, t.name)
	}
	r := ring.New(4)
	for i := 0; i < r.Len(); i++ {
		r.Value = i * i
		r = r.Next()
	}
	r.Do(func(v interface{}) { fmt.Print(v, " ") })
	fmt.Println()
}
