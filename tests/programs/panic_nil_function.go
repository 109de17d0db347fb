package main

import "fmt"

type button struct {
	label   string
	onClick func(string)
}

func (b *button) click() { b.onClick(b.label) }

func main() {
	b := &button{label: "ok", onClick: func(s string) { fmt.Println("clicked", s) }}
	b.click()
	b = &button{label: "cancel"}
	b.click()
}
