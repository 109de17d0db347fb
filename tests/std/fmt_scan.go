package main

import (
	"fmt"
	"os"
	"strings"
)

type myInt int
type myStr string

func main() {
	var i, j int
	var s, t string
	var f float64
	var b bool
	var r rune
	var by byte
	var bs []byte
	var mi myInt
	var ms myStr
	var u8 uint8
	p := fmt.Println
	n, err := fmt.Sscan("", &i)
	p(n, err)
	n, err = fmt.Sscan("12 abc 3.5 true", &i, &s, &f, &b)
	p(n, err, i, s, f, b)
	n, err = fmt.Sscan("12\n13", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscan("12", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscan("x12", &i)
	p(n, err, i)
	n, err = fmt.Sscanln("1 2\n3", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanln("1 2 3", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanln("1\n2", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanf("age: 42 name: bob", "age: %d name: %s", &i, &s)
	p(n, err, i, s)
	n, err = fmt.Sscanf("10-20", "%d-%d", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanf("10x20", "%d-%d", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanf("ff 0x1f 077 z", "%x %v %o %c", &i, &j, &u8, &r)
	p(n, err, i, j, u8, r)
	n, err = fmt.Sscanf("12345", "%3d%d", &i, &j)
	p(n, err, i, j)
	n, err = fmt.Sscanf(`"a b" c`, "%q %s", &s, &t)
	p(n, err, s, t)
	n, err = fmt.Sscan("7 named 300", &mi, &ms, &u8)
	p(n, err, mi, ms, u8)
	n, err = fmt.Sscan("bytes 65", &bs, &by)
	p(n, err, string(bs), by)
	n, err = fmt.Sscanf("5%", "%d%%", &i)
	p(n, err, i)
	n, err = fmt.Sscanf("5", "%d %d", &i, &j)
	p(n, err, i)
	n, err = fmt.Sscanf("5 6", "%d", &i, &j)
	p(n, err, i)
	n, err = fmt.Sscanf("t f", "%t %t", &b, &i)
	p(n, err, b)
	n, err = fmt.Sscanf("-1.5e3 +7 1_000", "%f %d %v", &f, &i, &j)
	p(n, err, f, i, j)
	rd := strings.NewReader("1 2\n3\n\n4")
	for k := 0; k < 6; k++ {
		n, err = fmt.Fscan(rd, &i)
		p(n, err, i)
	}
	rd = strings.NewReader("1 2\n3\n\nq\n")
	for k := 0; k < 6; k++ {
		n, err = fmt.Fscanln(rd, &i, &j)
		p(n, err, i)
	}
	n, err = fmt.Sscan("1", i)
	p(n, err)
	n, err = fmt.Scan(&i)
	p(n, err)
	_ = os.Stdin
}
