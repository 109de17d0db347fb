package main

import "fmt"

const huge = 1 << 200

func main() {
	const c = 5 / 2
	const d = 5.0 / 2
	const e = 'a' + 1.0
	const f = 1 + 0i
	fmt.Printf("%T %T %T %T %T\n", c, d, e, f, "a" < "b")
	fmt.Println(c, d, e, f, huge>>198)
	var i8 int8 = e - 90
	var f32 float32 = c
	var cplx complex64 = 'a'
	fmt.Println(i8, f32, cplx)
	const third = 1.0 / 3
	fmt.Println(third*3 == 1, float32(third), 7/2*2.0, 7/2.0*2)
	fmt.Println(len([10]float64{2}), len("const"), real(2i*2i), cap([3]int{}))
	var s uint = 3
	fmt.Printf("%T %v %T\n", 1<<s, 1<<s == 8, 1.0<<3)
}

// expect: int float64 float64 complex128 bool
// expect: 2 2.5 98 (1+0i) 4
// expect: 8 2 (97+0i)
// expect: true 0.33333334 6 7
// expect: 10 5 -4 3
// expect: int true int
