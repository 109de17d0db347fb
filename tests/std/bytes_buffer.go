package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type part struct {
	s string
	n int
}

// Read gives n bytes at a time.
func (p *part) Read(b []byte) (int, error) {
	if p.s == "" {
		return 0, io.EOF
	}
	n := copy(b[:min(p.n, len(b))], p.s)
	p.s = p.s[n:]
	return n, nil
}

type badReader struct{ n int }

func (b badReader) Read(p []byte) (int, error) { return b.n, nil }

type failing struct{}

func (failing) Write(p []byte) (int, error) { return len(p) / 2, errors.New("disk full") }
func (failing) Read(p []byte) (int, error)  { return 0, errors.New("broken pipe") }

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	f()
}

func main() {
	var b bytes.Buffer
	fmt.Println(b.Len(), b.String(), b.Bytes() == nil)
	b.WriteString("hello ")
	b.Write([]byte("world"))
	b.WriteByte('!')
	b.WriteRune('é')
	fmt.Println(b.String(), b.Len())
	p := make([]byte, 5)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p))
	fmt.Println(b.UnreadByte(), b.UnreadByte(), b.String())
	c, err := b.ReadByte()
	fmt.Println(string(c), err)
	line, err := b.ReadString('w')
	fmt.Printf("%q %v\n", line, err)
	bs, err := b.ReadBytes('?')
	fmt.Printf("%q %v\n", bs, err)
	_, err = b.ReadByte()
	fmt.Println(err)
	fmt.Println(b.Read(p))
	fmt.Println(b.Read(nil))
	b.WriteString("日本")
	r, size, err := b.ReadRune()
	fmt.Println(string(r), size, err, b.UnreadRune(), b.UnreadRune())
	fmt.Printf("%q\n", b.Next(4))
	fmt.Printf("%q\n", b.Next(10))
	b.Reset()
	fmt.Println(b.ReadFrom(&part{"some text in parts", 3}))
	fmt.Println(b.String())
	b.Truncate(4)
	fmt.Println(b.String())
	try(func() { b.Truncate(5) })
	try(func() { b.Truncate(-1) })
	try(func() { b.Grow(-1) })
	try(func() { b.ReadFrom(badReader{-1}) })
	var w strings.Builder
	fmt.Println(b.WriteTo(&w))
	fmt.Println(w.String(), b.Len())
	b.WriteString("abcdef")
	fmt.Println(b.WriteTo(failing{}))
	fmt.Println(b.String())
	fmt.Println(b.ReadFrom(failing{}))
	peeked, err := b.Peek(2)
	fmt.Printf("%q %v\n", peeked, err)
	peeked, err = b.Peek(20)
	fmt.Printf("%q %v\n", peeked, err)
	nb := bytes.NewBufferString("x\ny\nz")
	for {
		line, err := nb.ReadString('\n')
		fmt.Printf("%q %v\n", line, err)
		if err != nil {
			break
		}
	}
	nb = bytes.NewBuffer(make([]byte, 0, 10))
	fmt.Println(nb.Cap(), nb.Available(), len(nb.AvailableBuffer()))
	nb.Write(append(nb.AvailableBuffer(), "appended"...))
	fmt.Println(nb, nb.Len())
	fmt.Fprintf(nb, " %d", 5)
	var null *bytes.Buffer
	fmt.Println(nb.String(), null.String())
	fmt.Println(fmt.Sprintf("%v %s", nb, nb))

	br := bytes.NewReader([]byte("0123456789"))
	fmt.Println(br.Len(), br.Size())
	fmt.Println(br.Seek(3, io.SeekStart))
	all, err := io.ReadAll(br)
	fmt.Println(string(all), err)
	fmt.Println(br.Seek(-20, io.SeekEnd))
	fmt.Println(br.ReadAt(p, 8))
	fmt.Println(br.UnreadByte(), br.UnreadRune())
	br.Reset([]byte("é"))
	fmt.Println(br.ReadRune())
	fmt.Println(br.ReadRune())

	// io
	fmt.Println(io.Copy(&w, io.LimitReader(strings.NewReader("limited text"), 7)))
	fmt.Println(w.String())
	fmt.Println(io.CopyN(&w, strings.NewReader("ab"), 5))
	fmt.Println(io.CopyN(io.Discard, strings.NewReader("abcdef"), 5))
	fmt.Println(io.CopyBuffer(&w, &part{"copied", 2}, make([]byte, 1)))
	try(func() { io.CopyBuffer(&w, &part{"x", 1}, []byte{}) })
	fmt.Println(io.Copy(failing{}, strings.NewReader("1234")))
	fmt.Println(io.Copy(io.Discard, failing{}))
	fmt.Println(io.ReadFull(strings.NewReader("abc"), make([]byte, 3)))
	fmt.Println(io.ReadFull(strings.NewReader("ab"), make([]byte, 3)))
	fmt.Println(io.ReadFull(strings.NewReader(""), make([]byte, 3)))
	fmt.Println(io.ReadAtLeast(&part{"abcdef", 2}, make([]byte, 5), 3))
	fmt.Println(io.ReadAtLeast(strings.NewReader("abc"), make([]byte, 2), 3))
	fmt.Println(io.WriteString(&w, "!"))
	mr := io.MultiReader(strings.NewReader("one "), strings.NewReader(""), strings.NewReader("two"))
	all, err = io.ReadAll(mr)
	fmt.Println(string(all), err)
	var w1, w2 strings.Builder
	mw := io.MultiWriter(&w1, &w2)
	fmt.Println(io.WriteString(mw, "both"))
	fmt.Println(w1.String(), w2.String())
	fmt.Println(io.MultiWriter(&w1, failing{}, &w2).Write([]byte("stop")))
	fmt.Println(w1.String(), w2.String())
	tee := io.TeeReader(strings.NewReader("tee"), &w1)
	all, err = io.ReadAll(tee)
	fmt.Println(string(all), err, w1.String())
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all, err = io.ReadAll(sr)
	fmt.Println(string(all), err, sr.Size())
	fmt.Println(sr.Seek(-1, io.SeekEnd))
	fmt.Println(sr.ReadAt(p[:3], 3))
	_, off, length := sr.Outer()
	fmt.Println(off, length)
	fmt.Println(sr.Seek(-9, io.SeekStart))
	pr, pw := io.Pipe()
	go func() {
		fmt.Fprint(pw, "through ")
		fmt.Fprint(pw, "a pipe")
		pw.CloseWithError(errors.New("done writing"))
	}()
	all, err = io.ReadAll(pr)
	fmt.Println(string(all), err)
	pr, pw = io.Pipe()
	pr.Close()
	fmt.Println(pw.Write([]byte("x")))
	pr, pw = io.Pipe()
	pw.Close()
	fmt.Println(pr.Read(p))
	nc := io.NopCloser(strings.NewReader("x"))
	_, isTo := nc.(io.WriterTo)
	fmt.Println(nc.Close(), isTo)
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrShortBuffer, io.ErrNoProgress, io.ErrClosedPipe)
	ow := io.NewOffsetWriter(at{}, 10)
	fmt.Println(ow.Write([]byte("abc")))
	fmt.Println(ow.WriteAt([]byte("d"), 5))
	fmt.Println(ow.Seek(1, io.SeekCurrent))
	fmt.Println(ow.Seek(0, io.SeekEnd))
	fmt.Println(ow.WriteAt([]byte("d"), -1))
}

type at struct{}

func (at) WriteAt(p []byte, off int64) (int, error) {
	fmt.Printf("%q at %d\n", p, off)
	return len(p), nil
}
