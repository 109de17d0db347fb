package main

import "fmt"

type state int

const (
	closed state = iota
	open
	locked
)

func (s state) String() string { return [...]string{"closed", "open", "locked"}[s] }

type event string

var transitions = map[state]map[event]state{
	closed: {"open": open, "lock": locked},
	open:   {"close": closed},
	locked: {"unlock": closed},
}

type door struct {
	state  state
	events chan event
	log    chan string
}

func (d *door) run() {
	defer close(d.log)
	for e := range d.events {
		next, ok := transitions[d.state][e]
		if !ok {
			d.log <- fmt.Sprintf("%v: cannot %s", d.state, e)
			continue
		}
		d.log <- fmt.Sprintf("%v -> %v", d.state, next)
		d.state = next
	}
}

func main() {
	d := &door{events: make(chan event), log: make(chan string, 1)}
	go d.run()
	go func() {
		for _, e := range []event{"open", "lock", "close", "lock", "open", "unlock"} {
			d.events <- e
		}
		close(d.events)
	}()
	for line := range d.log {
		fmt.Println(line)
	}
	fmt.Printf("%v %d\n", d.state, d.state)
}
