package main

import "fmt"

func main() {
	fmt.Printf("%q %q\n", "a\tb\"\\", `raw\n"x"`)
	fmt.Println(len("é"), len("\xe9"), len("\u00e9"), len("世界"), len(`a
b`))
	fmt.Printf("%x %x\n", "\a\b\f\n\r\t\v", "\377\x00\u20ac")
	fmt.Println("日本語"[3], "a"+"b"+`c`)
}

// expect: "a\tb\"\\" "raw\\n\"x\""
// expect: 2 1 2 6 3
// expect: 07080c0a0d090b ff00e282ac
// expect: 230 abc
