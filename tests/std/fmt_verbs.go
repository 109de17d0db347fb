package main

import "fmt"

type S struct {
	A int
	b string
	C any
	D []byte
	E *int
	f error
}

func main() {
	fmt.Printf("%v %+v %#v\n", S{}, S{1, "x", 2.5, []byte("hi"), nil, nil}, S{C: S{}})
	fmt.Printf("%d|%d|%s|%#v|%v\n", []byte("ab"), [2]byte{1, 2}, [2]byte{65, 66}, [2]byte{1, 2}, struct{ x []byte }{[]byte("q")})
	fmt.Printf("%#v|%#v|%#v\n", struct{ x []byte }{[]byte("q")}, []uint8{1}, struct{ x []int }{nil})
	fmt.Printf("%x|%X|% x|%#x|% #x\n", "hello", []byte("hello"), "hi", "hi", "hi")
	fmt.Printf("%x %x %o\n", []string{"a", "b"}, map[string]int{"z": 1, "a": 20}, []int{8, 9})
	fmt.Printf("%!|%z|%d\n", 3, "x")
	fmt.Printf("%[2]d %[1]d|%[5]d|%[x]d|%.[2]f|%d %d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f|%*d\n", 5, 1, 5, 2, 2, 3.14159, "a", 4)
	fmt.Printf("%*d|%*d|%.*f|%*d\n", ^uint64(0), 1, uint8(4), 2, ^uint(6), 3.14159, int8(-4), 4)
	fmt.Printf("%s %d\n", nil, nil)
	fmt.Printf("%p %t\n", 3, 4)
	fmt.Printf("%6.2f|%-8.3f|%+d|% d|%08.3f|%+.2e|%g|%G\n", 3.14159, 2.5, 5, 7, -3.14159, 12345.678, 1e-7, 1e21)
	fmt.Printf("%U %#U %c %q %#q\n", 0x1F600, 0x1F600, 'x', 'x', "a`b")
	fmt.Printf("%v %v\n", [3]bool{true}, struct{}{})
	fmt.Printf("%v %+v %T\n", map[any]int{1: 2, 7: 3, 5: 4}, map[string]S{"k": {}}, map[string][]int{})
	var e error
	var m map[string]int
	var p *S
	fmt.Printf("%v %v %v %+v %#v %#v %#v\n", e, m, p, p, e, m, p)
	fmt.Printf("%d extra\n", 1, 2, "x")
	fmt.Printf("%v %d %s\n", &S{}, &[]int{1}, &map[string]int{"a": 1})
	fmt.Printf("%#v %#v %#v %#v\n", 1.0, 1e6, "q", 'x')
	fmt.Printf("%v %.3v %8.2v|\n", 1+2i, complex(3.14159, -1), complex64(1))
	fmt.Println("a", 1, true, nil, 2.5, []string{"a b", "c"}, 'x', byte(1))
	fmt.Print("a", "b", 1, 2, true, "c", 3.0, "\n")
	fmt.Printf("%t %v %08b %o %#o %O %x %#X\n", true, false, 5, 64, 64, 64, -255, 255)
	fmt.Printf("%5t|%-7t|%q|%+q|%x\n", true, false, []string{"a", "é"}, "é", 3.5)
	fmt.Printf("%10s|%-10s|%.2s|%q|%5.1s|\n", "héllo", "hi", "héllo", "a\nb\x00\u200b", "xyz")
	fmt.Printf("%e %E %.0f %.1f %5.0f|%b\n", 1234.5678, 0.00012, 2.5, 0.05, 99.5, 1.0)
	fmt.Printf("%v %v %v %v\n", float32(0.1), 1e100, 123456789.0, 0.000001)
	fmt.Printf("%w\n", 5)
	fmt.Printf("%6d|%-6d|%06d|%x|%X\n", 42, 42, -42, "hi", -1)
	fmt.Printf("%v %s\n", []any{1, "a", nil, []int(nil)}, []any{1, "a", nil})
	fmt.Printf("%3c|%-3c|%03d|%+03d\n", 'a', 'b', 7, 7)
	fmt.Printf("%.3d|%8.3d|%+.3d|%.0d|\n", 7, 7, 7, 0)
	fmt.Printf("%#g %#.3g %#x %#v\n", 1.0, 2.0, 1.5, float32(2))
	fmt.Printf("%s|%v|%d\n", struct {
		a any
		b error
	}{}, struct {
		E error
		X any
	}{}, struct{ A any }{})
}
