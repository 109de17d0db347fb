package main

import (
	"fmt"
	"math/rand"
	"runtime"
)

func main() {
	if runtime.Version() < "go1.20" { // every program starts with the same numbers
		fmt.Println(rand.Intn(100), rand.Intn(100), rand.Float64())
		rand.Seed(7)
		fmt.Println(rand.Intn(100), rand.Intn(100))
	}
	fmt.Println(rand.Intn(1))
}
