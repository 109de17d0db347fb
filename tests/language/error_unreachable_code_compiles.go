package main

import "fmt"

func f() int {
	return 1
	fmt.Println("never")
	return 2
}

func g() {
	for {
		break
	}
	panic("g")
	fmt.Println("never")
}

func main() {
	defer func() { fmt.Println(f(), recover()) }()
	g()
	goto end
end:
}

// expect: 1 g
