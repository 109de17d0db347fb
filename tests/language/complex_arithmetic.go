package main

import "fmt"

func main() {
	a, b := complex(1, 2), 3-4i
	fmt.Println(a+b, a-b, a*b, a/b, a == b, -a)
	var c complex64 = complex64(a)
	c *= c
	fmt.Println(c, real(c), imag(c))
}

// expect: (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) false (-1-2i)
// expect: (-3+4i) -3 4
