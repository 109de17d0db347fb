package main

import "fmt"

type bytes []byte
type text string

func main() {
	values := []any{"", "hello", "a\tb\n\"q\" `b`", "héllo wörld", "日本語", "\xff\xfe", "\x00\u200b\U0001F600", text("named"), []byte("bytes"), []byte(nil),
		bytes("xyz"), []string{"a", "b c"}, [3]byte{1, 2, 3}, []text{"p", "q"}}
	for _, verb := range []string{"%s", "%v", "%q", "%+q", "%#q", "% x", "%x", "%X", "%#x", "%# x", "%10s|", "%-10s|", "%.3s|", "%8.2s|", "%010s|", "%.2q", "%#v", "%+v", "%d", "%T", "%.3x", "%8x|", "%-20q|", "%c", "%t"} {
		for _, v := range values {
			fmt.Printf(verb+" ", v)
		}
		fmt.Println()
	}
}
