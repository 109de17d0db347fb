package main

import (
	"fmt"
	"sync"
)

// needs: go1.21

type handler[E any] func(E)

type topic[E any] struct {
	mu       sync.Mutex
	handlers []handler[E]
}

func (t *topic[E]) on(h handler[E]) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.handlers = append(t.handlers, h)
}

func (t *topic[E]) emit(e E) {
	t.mu.Lock()
	hs := append([]handler[E](nil), t.handlers...)
	t.mu.Unlock()
	for _, h := range hs {
		h(e)
	}
}

type userCreated struct{ name string }
type orderPlaced struct {
	id    int
	total float64
}

func main() {
	var users topic[userCreated]
	var orders topic[orderPlaced]
	welcome := sync.OnceFunc(func() { fmt.Println("first user!") })
	users.on(func(u userCreated) { welcome(); fmt.Println("welcome", u.name) })
	orders.on(func(o orderPlaced) { fmt.Printf("order %d: %.2f\n", o.id, o.total) })
	orders.on(func(o orderPlaced) { users.emit(userCreated{fmt.Sprint("customer of ", o.id)}) })
	users.emit(userCreated{"ann"})
	orders.emit(orderPlaced{7, 19.9})
	fmt.Println(max(1, 2, 3), min(2.5, 1))
}
