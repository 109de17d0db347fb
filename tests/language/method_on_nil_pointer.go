package main

import "fmt"

type L struct{ next *L }

func (l *L) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.Len()
}

func main() {
	fmt.Println((&L{&L{}}).Len(), (*L)(nil).Len())
}

// expect: 2 0
