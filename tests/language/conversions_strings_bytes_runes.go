package main

import "fmt"

type Bytes []byte
type Text string
type Runes []rune

func main() {
	s := "aé世\xff"
	fmt.Println([]byte(s), []rune(s), len([]rune(s)))
	fmt.Printf("%q %q %q\n", string([]rune{0x61, 0xe9, 0x110000, -5}), string([]byte{0xe4, 0xb8}), string(Runes{65}))
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	fmt.Println(t, string(b), Text(b), Bytes("x")[0], string(Bytes{66}), []byte(Text("q")))
	for i, r := range s {
		fmt.Print(" ", i, ":", r)
	}
	fmt.Println()
	for i, r := range "\xf0\x9f\x98a\xed\xa0\x80" {
		fmt.Printf("%d:%x ", i, r)
	}
	fmt.Println(len(append([]byte("x"), "yz"...)), copy(b, "hello"))
}

// expect: [97 195 169 228 184 150 255] [97 233 19990 65533] 4
// expect: "aé��" "\xe4\xb8" "A"
// expect: abc Xbc Xbc 120 B [113]
// expect:  0:97 1:233 3:19990 6:65533
// expect: 0:fffd 1:fffd 2:fffd 3:61 4:fffd 5:fffd 6:fffd 3 3
