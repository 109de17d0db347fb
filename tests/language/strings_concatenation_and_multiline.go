package main

import "fmt"

const text = `first
	second ` + "\tthird\n" + `"quoted" \n`

func main() {
	fmt.Printf("%q\n", text)
	s := ""
	for i := 0; i < 5; i++ {
		s += string(rune('a'+i)) + ","
	}
	t := s
	s += "end"
	fmt.Println(s, t, len(s), s[2:3] == "b", s > t)
	switch "go" + "pher" {
	case "gopher":
		fmt.Println("constant concatenation")
	}
	b := []byte(s)
	b = append(b, '!', 0x21)
	b[0] = 'A'
	fmt.Println(string(b), s[0:1])
	var empty string
	for range empty {
		fmt.Println("never")
	}
	fmt.Println(empty == "", len(empty), fmt.Sprintf("%s|%5s|%-5s|%.2s|%x|% x", empty, "ab", "ab", "abc", "hi", "hi"))
}

// expect: "first\n\tsecond \tthird\n\"quoted\" \\n"
// expect: a,b,c,d,e,end a,b,c,d,e, 13 true true
// expect: constant concatenation
// expect: A,b,c,d,e,end!! a
// expect: true 0 |   ab|ab   |ab|6869|68 69
