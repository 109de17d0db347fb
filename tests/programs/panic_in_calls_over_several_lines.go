package main

import "fmt"

type builder struct{ parts []string }

func (b *builder) add(s string) *builder {
	b.parts = append(b.parts, s)
	return b
}

func (b *builder) last(n int) string {
	return b.parts[len(b.parts)-
		n]
}

func build() string {
	return new(builder).
		add("a").
		add("b").
		last(3)
}

func main() {
	defer func() {
		fmt.Println("deferred")
		fmt.Println(
			build(),
		)
	}()
	func(
		n int,
	) {
		c := make(chan int)
		close(c)
		select {
		case c <- n:
		default:
		}
	}(
		1,
	)
}
