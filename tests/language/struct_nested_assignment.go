package main

import "fmt"

type In struct{ x, y int16 }
type Out struct {
	a  int8
	in In
	b  [2]In
}

func main() {
	var o Out
	o.in.x = 5
	o.b[1] = In{7, 8}
	i := 0
	o.b[i].y = 3
	o.in = o.b[1]
	fmt.Println(o)
}

// expect: {0 {7 8} [{0 3} {7 8}]}
