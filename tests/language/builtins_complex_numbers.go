package main

import "fmt"

func main() {
	var c complex128 = complex(3, 4)
	d := 1 - 2i
	fmt.Println(c+d, c*d, c/d, -c, real(c), imag(d), c == complex(3, 4))
	var f float32 = 1.5
	e := complex(f, 2)
	fmt.Printf("%T %v %.2f %T\n", e, e, c, real(e))
	c *= 2i
	c += 1
	fmt.Println(c, 2i*2i, real(5), imag(2i))
	z := complex(0, 0)
	fmt.Println(c/z, z/z)
	m := map[complex64]string{1 + 2i: "x"}
	fmt.Println(m[complex(1, 2)])
}

// expect: (4+2i) (11-2i) (-1+2i) (-3-4i) 3 -2 true
// expect: complex64 (1.5+2i) (3.00+4.00i) float32
// expect: (-7+6i) (-4+0i) 5 2
// expect: (-Inf+Infi) (NaN+NaNi)
// expect: x
