package main

import "fmt"

func main() {
	fmt.Printf("%d %s\n", "x", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%!\n")
	fmt.Printf("%z\n", 3)
	fmt.Println(fmt.Sprintf("%*d|%-5s|%+d|%x|%q|%v", 5, 42, "ab", 7, "hi", 'x', nil))
}

// expect: %!d(string=x) %!s(int=5)
// expect: 1
// expect: %!(EXTRA int=2)1 %!d(MISSING)
// expect: %!!(MISSING)
// expect: %!z(int=3)
// expect:    42|ab   |+7|6869|'x'|<nil>
