// Where the library's functions work in place, how buffers grow, and what readers and writers hand on.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

type writer struct{ calls []string }

func (w *writer) Write(p []byte) (int, error) {
	w.calls = append(w.calls, fmt.Sprintf("Write(%q)", p))
	return len(p), nil
}

type stringWriter struct{ writer }

func (w *stringWriter) WriteString(s string) (int, error) {
	w.calls = append(w.calls, fmt.Sprintf("WriteString(%q)", s))
	return len(s), nil
}

type readerFrom struct{ writer }

func (w *readerFrom) ReadFrom(r io.Reader) (int64, error) {
	b, err := io.ReadAll(r)
	w.calls = append(w.calls, fmt.Sprintf("ReadFrom(%q)", b))
	return int64(len(b)), err
}

type sizes struct{ asked []int }

func (r *sizes) Read(p []byte) (int, error) {
	r.asked = append(r.asked, len(p))
	return copy(p, "0123456789abcdefghijklmnopqrstuvwxyz"), nil
}

type never struct{}

func (never) Read([]byte) (int, error) { return 0, nil }

type atEnd struct{ text string }

func (r *atEnd) Read(p []byte) (int, error) { return copy(p, r.text), errors.New("read along with the last byte") }

type level int

func (l *level) String() string     { return []string{"low", "high"}[*l] }
func (l *level) Set(s string) error { return nil }

type touchy struct{ v *int }

func (t *touchy) String() string     { return fmt.Sprint(*t.v) }
func (t *touchy) Set(s string) error { return nil }

func main() {
	inPlace()
	buffers()
	readersAndWriters()
	rest()
}

func inPlace() {
	base := make([]int, 4, 10)
	copy(base, []int{1, 2, 3, 4})
	a := slices.Insert(base, 1, 7, 8)
	fmt.Println(a, base, base[:6], cap(a))
	a[0] = 100
	fmt.Println(base[0])
	b := slices.Insert([]int{1, 2, 3}, 1, 9, 9)
	fmt.Println(b, len(b), cap(b))
	c := slices.Insert(base[:4], 0, base[2:4]...) // a part of itself
	fmt.Println(c)
	s := []string{"a", "b", "c", "d", "e"}
	r := slices.Replace(s, 1, 4, "x")
	fmt.Printf("%q %q %d\n", r, s, cap(r))
	s = []string{"a", "b", "c"}
	r = slices.Replace(s, 1, 3, "x")
	fmt.Printf("%q %q\n", r, s)
	r = slices.Replace(s, 0, 1, "1", "2", "3", "4")
	fmt.Printf("%q %q %d\n", r, s, cap(r))
	fmt.Println(slices.Replace([]int{1, 2, 3}, 1, 1, 5), slices.Replace(make([]int, 3, 9), 0, 2, 4, 5, 6, 7))
	d := []int{1, 2, 3, 4, 5, 6}
	e := slices.Delete(d, 1, 3)
	fmt.Println(d, e)
	fmt.Println(slices.CompactFunc([]int{1, 2, 4, 5, 9, 10}, func(x, y int) bool { return x == y+1 }))
	fmt.Println(slices.Repeat([]int{1, 2}, 3), len(slices.Repeat([]struct{}{{}}, 1<<40)), strings.Repeat("", 1<<40) == "", strings.Repeat("ab", 5), bytes.Repeat([]byte("xyz"), 3))
	try("Repeat", func() { slices.Repeat([]int{1, 2}, math.MaxInt) })
	try("bytes.Repeat", func() { bytes.Repeat([]byte("ab"), math.MaxInt) })
	try("Insert", func() { slices.Insert([]int{1}, 2, 3) })
	try("Replace", func() { slices.Replace([]int{1}, 1, 0, 3) })
}

func buffers() {
	var b bytes.Buffer
	for _, n := range []int{1, 62, 1, 1, 100, 1000, 5000} {
		b.WriteString(strings.Repeat("x", n))
		fmt.Print(b.Len(), "/", b.Cap(), "/", b.Available(), " ")
	}
	fmt.Println()
	b.Next(6000)
	b.WriteByte('y')
	fmt.Println(b.Len(), b.Cap())
	b.Reset()
	b.Grow(10)
	b.WriteRune('é')
	b.WriteRune(-1)
	fmt.Println(b.Len(), b.Cap(), b.String())
	var c bytes.Buffer
	c.Grow(100)
	fmt.Println(c.Cap())
	c.ReadFrom(strings.NewReader(strings.Repeat("z", 1000)))
	fmt.Println(c.Len(), c.Cap())
	small := bytes.NewBuffer(make([]byte, 0, 5))
	fmt.Fprint(small, "123456")
	fmt.Println(small.Cap())
	part := make([]byte, 16)
	var ring bytes.Buffer
	for i := 0; i < 1000; i++ {
		ring.Write(part)
		ring.Read(part[:15])
		ring.ReadByte()
	}
	fmt.Println(ring.Len(), ring.Cap())
	try("Grow", func() { b.Grow(math.MaxInt) })
	try("Grow", func() { b.Grow(-1) })
}

func readersAndWriters() {
	var plain writer
	w := bufio.NewWriterSize(&plain, 16)
	w.WriteString("0123456789")
	w.WriteString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ")
	w.Flush()
	fmt.Println(plain.calls)
	var texts stringWriter
	w = bufio.NewWriterSize(&texts, 16)
	w.WriteString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ")
	w.WriteString("0123456789")
	w.WriteString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ")
	w.Flush()
	fmt.Println(texts.calls)
	var from readerFrom
	w = bufio.NewWriterSize(&from, 16)
	w.WriteString("12")
	fmt.Println(w.ReadFrom(strings.NewReader("abcdefghijklmnopqrstuvwxyz")))
	w.Flush()
	fmt.Println(from.calls)
	fmt.Println(bufio.NewWriter(&plain).ReadFrom(never{}))
	var r sizes
	reader := bufio.NewReaderSize(&r, 16)
	reader.Read(make([]byte, 4))
	reader.Read(make([]byte, 40))
	reader.Read(make([]byte, 40))
	fmt.Println(r.asked, reader.UnreadByte(), reader.Buffered())
	reader.Reset(reader)
	fmt.Println(reader.Buffered())
	var out bytes.Buffer
	fmt.Println(io.CopyN(&out, &atEnd{"hello"}, 5))
	fmt.Println(io.CopyN(&out, &atEnd{"hello"}, 3))
	fmt.Println(io.CopyN(&out, strings.NewReader("ab"), 3))
	multi := io.MultiReader(strings.NewReader("a"), io.MultiReader(strings.NewReader("b"), &sizes{}))
	_, isWriterTo := multi.(io.WriterTo)
	fmt.Println(isWriterTo)
	n, err := io.Copy(&out, io.MultiReader(strings.NewReader("x"), strings.NewReader("yz")))
	fmt.Println(n, err, out.String())
}

func rest() {
	try("WithValue", func() { context.WithValue(context.Background(), []int{}, 1) })
	try("WithValue", func() { context.WithValue(context.Background(), func() {}, 1) })
	try("WithValue", func() { fmt.Println(context.WithValue(context.Background(), [2]int{}, 1).Value([2]int{})) })
	for _, s := range []string{"i", "+i", "-i", "1+i", "2-i", "3i", "1e400+i"} {
		fmt.Println(strconv.ParseComplex(s, 128))
	}
	fmt.Println(math.J1(math.Inf(-1)), math.Jn(-3, 0), math.Jn(3, math.Inf(1)), math.Jn(-3, math.Inf(1)))
	fmt.Println(os.Setenv("a=b", "") != nil, os.Setenv("a", "\x00") != nil, os.Setenv("a", "b"))
	set := flag.NewFlagSet("test", flag.ContinueOnError)
	set.SetOutput(os.Stdout)
	seven := 7
	set.Var(&touchy{&seven}, "touchy", "cannot be zero")
	l := level(1)
	set.Var(&l, "level", "a level")
	set.PrintDefaults()
}
