package main

import "fmt"

func main() {
	fmt.Println(0b1010, 0o17, 017, 0xFF, 1_000_000, 0x_ff, 0b1, 0o7)
	fmt.Println(1e3, .5, 1., 0x1p-2, 0x1.8p1, 1_0.2_5, 0x.8p0)
	fmt.Println(1i, 2.5i, 0x10i, 1e2i)
	fmt.Println('a', '\n', '\x41', '\101', '\u00e9', '\U0001F600', '\'', '世')
	fmt.Println(08.5, 09e1)
}

// expect: 10 15 15 255 1000000 255 1 7
// expect: 1000 0.5 1 0.25 3 10.25 0.5
// expect: (0+1i) (0+2.5i) (0+16i) (0+100i)
// expect: 97 10 65 65 233 128512 39 19990
// expect: 8.5 90
