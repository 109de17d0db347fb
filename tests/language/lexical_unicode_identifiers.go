package main

import "fmt"

type Größe int

func (g Größe) übertrifft(h Größe) bool { return g > h }

func main() {
	π, 世界, _x9 := 3.14, "world", 1
	fmt.Println(π, 世界, _x9, Größe(2).übertrifft(1))
}

// expect: 3.14 world 1 true
