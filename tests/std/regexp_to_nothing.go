// Replacements that leave nothing of the text.
package main

import (
	"bytes"
	"fmt"
	"regexp"
)

func main() {
	hi := regexp.MustCompile("hi")
	fmt.Printf("%q %q %q\n", hi.ReplaceAllString("hi", ""), hi.ReplaceAllString("hihi", ""), hi.ReplaceAllString("hi there", ""))
	fmt.Printf("%q %q\n", hi.ReplaceAllLiteralString("hi", ""), hi.ReplaceAllStringFunc("hi", func(string) string { return "" }))
	fmt.Printf("%q %v\n", hi.ReplaceAll([]byte("hi"), nil), bytes.Equal(hi.ReplaceAllLiteral([]byte("hihi"), nil), nil))
	fmt.Printf("%q\n", regexp.MustCompile(`\s+`).ReplaceAllString("   ", ""))
	fmt.Printf("%q\n", regexp.MustCompile(`(?P<x>hi)|(?P<x>bye)`).ReplaceAllString("hi", "$xyz"))
	fmt.Println(hi.ReplaceAll([]byte("hi"), nil) == nil, hi.ReplaceAll(nil, nil) == nil, hi.ReplaceAll([]byte{}, nil) == nil, hi.ReplaceAll([]byte("x"), nil) == nil)
}
