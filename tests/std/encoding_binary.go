package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

type header struct {
	Magic   [4]byte
	Version uint16
	_       [2]byte
	Flags   struct{ A, B bool }
	Size    int32
	Ratio   float32
	Scale   float64
	Z       complex64
	W       complex128
	Small   int8
	Long    int64
	List    [3]uint16
}

func main() {
	h := header{Magic: [4]byte{'G', 'O', 1, 2}, Version: 7, Size: -5, Ratio: 1.5, Scale: math.Pi, Z: 1 + 2i, W: -3i, Small: -1, Long: -1 << 60,
		List: [3]uint16{1, 2, 65535}}
	h.Flags.B = true
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian, binary.NativeEndian} {
		var b bytes.Buffer
		fmt.Println(order, binary.Write(&b, order, &h), b.Len(), binary.Size(h))
		fmt.Printf("%x\n", b.Bytes())
		var back header
		fmt.Println(binary.Read(bytes.NewReader(b.Bytes()), order, &back), back == h)
		fmt.Println(binary.Read(bytes.NewReader(b.Bytes()[:10]), order, &back))
		n, err := binary.Decode(b.Bytes(), order, &back)
		fmt.Println(n, err)
		_, err = binary.Decode(b.Bytes()[:3], order, &back)
		fmt.Println(err)
		buf := make([]byte, 100)
		n, err = binary.Encode(buf, order, h)
		fmt.Println(n, err, bytes.Equal(buf[:n], b.Bytes()))
		_, err = binary.Encode(buf[:3], order, h)
		fmt.Println(err)
		p := make([]byte, 8)
		order.PutUint16(p, 0x1234)
		order.PutUint32(p[2:], 0x89abcdef)
		fmt.Printf("%x %x %x %x\n", p, order.Uint16(p), order.Uint32(p[1:]), order.Uint64(p))
		order.PutUint64(p, 0x0123456789abcdef)
		fmt.Printf("%x\n", p)
	}
	for _, v := range []any{true, int8(-3), uint16(9), []int32{1, -1}, []bool{true, false}, 3.5, float32(2), []float64{1}, []uint8("abc"), new(int64), int(1), "s",
		map[int]int{}, []string{"x"}, struct{ S string }{}, (*int32)(nil), []header{{}, {}}, nil} {
		fmt.Printf("%T %d ", v, binary.Size(v))
		if binary.Size(v) >= 0 {
			b, err := binary.Append([]byte("."), binary.BigEndian, v)
			fmt.Printf("%x %v", b, err)
		}
		fmt.Println()
	}
	_, err := binary.Append(nil, binary.LittleEndian, 1)
	fmt.Println(err)
	var b bytes.Buffer
	fmt.Println(binary.Write(&b, binary.LittleEndian, []any{1}), binary.Read(&b, binary.LittleEndian, 1), binary.Read(&b, binary.LittleEndian, new(int16)))
	fmt.Printf("%x %x\n", binary.LittleEndian.AppendUint32(nil, 1), binary.BigEndian.AppendUint16([]byte{9}, 0x102))
	fmt.Printf("%v %#v %s\n", binary.LittleEndian, binary.BigEndian, binary.NativeEndian)

	for _, x := range []int64{0, 1, -1, 63, 64, -64, -65, 127, 128, 300, 1 << 32, math.MaxInt64, math.MinInt64} {
		v, u := binary.AppendVarint(nil, x), binary.AppendUvarint(nil, uint64(x))
		var p [10]byte
		fmt.Printf("%d %x %x %d %d ", x, v, u, binary.PutVarint(p[:], x), binary.PutUvarint(p[:], uint64(x)))
		fmt.Println(binary.Varint(v))
		fmt.Println(binary.Uvarint(u))
		fmt.Println(binary.ReadVarint(bytes.NewReader(v)))
		fmt.Println(binary.ReadUvarint(bytes.NewReader(u)))
	}
	for _, s := range []string{"", "\x80", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"} {
		x, n := binary.Uvarint([]byte(s))
		y, err := binary.ReadUvarint(strings.NewReader(s))
		fmt.Println(x, n, y, err)
	}
	s := make([]uint16, 2)
	fmt.Println(binary.Read(strings.NewReader("\x01\x02\x03\x04"), binary.BigEndian, s), s)
}
