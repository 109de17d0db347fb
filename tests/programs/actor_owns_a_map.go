package main

import (
	"errors"
	"fmt"
)

type command struct {
	op    string
	key   string
	value int
	reply chan<- answer
}
type answer struct {
	value int
	err   error
}

var errMissing = errors.New("no such key")

func actor(commands <-chan command) {
	data := map[string]int{}
	for c := range commands {
		switch c.op {
		case "set":
			data[c.key] = c.value
			c.reply <- answer{c.value, nil}
		case "get":
			v, ok := data[c.key]
			if !ok {
				c.reply <- answer{0, fmt.Errorf("get %q: %w", c.key, errMissing)}
				continue
			}
			c.reply <- answer{v, nil}
		case "sum":
			total := 0
			for _, v := range data {
				total += v
			}
			c.reply <- answer{total, nil}
		default:
			c.reply <- answer{err: fmt.Errorf("unknown command %q", c.op)}
		}
	}
}

func main() {
	commands := make(chan command)
	go actor(commands)
	ask := func(op, key string, value int) {
		reply := make(chan answer)
		commands <- command{op, key, value, reply}
		a := <-reply
		fmt.Println(op, key, a.value, a.err, errors.Is(a.err, errMissing))
	}
	ask("set", "a", 1)
	ask("set", "b", 41)
	ask("get", "a", 0)
	ask("get", "c", 0)
	ask("sum", "", 0)
	ask("drop", "a", 0)
	close(commands)
}
