package main

import "fmt"

func main() {
	s := "a\xc3\x28é\xe2\x82世"
	for i, r := range s {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println(len(s), len([]rune(s)))
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "é" > "z", "" < "\x00")
	b := []byte(s)
	fmt.Println(string(b[1:3]) == "\xc3(", string(b) == s)
	n := 0
	for range "é世a" {
		n++
	}
	fmt.Println(n)
	var sb string
	for _, r := range []rune{'x', 0xd800, 0x1F600} {
		sb += string(r)
	}
	fmt.Printf("%q %x\n", sb, sb)
}

// expect: 0:U+0061 1:U+FFFD 2:U+0028 3:U+00E9 5:U+FFFD 6:U+FFFD 7:U+4E16 10 7
// expect: true false true true true true
// expect: true true
// expect: 3
// expect: "x�😀" 78efbfbdf09f9880
