package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type slow struct {
	s string
	n int
}

func (p *slow) Read(b []byte) (int, error) {
	if p.s == "" {
		return 0, io.EOF
	}
	n := copy(b[:min(p.n, len(b))], p.s)
	p.s = p.s[n:]
	return n, nil
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

type limited struct {
	n   int
	out []byte
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.n)
	l.out = append(l.out, p[:n]...)
	l.n -= n
	if n < len(p) {
		return n, errors.New("full")
	}
	return n, nil
}

func scan(text string, split bufio.SplitFunc, chunk int) {
	s := bufio.NewScanner(&slow{text, chunk})
	s.Split(split)
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Println(s.Err())
}

func main() {
	for _, text := range []string{"", "a", "a\nb", "a\r\nb\n\nc\r", "\n", " one  two\tthree \n four", "é日\xff", strings.Repeat("x", 100) + "\ny"} {
		for _, chunk := range []int{1, 3, 1000} {
			scan(text, bufio.ScanLines, chunk)
			scan(text, bufio.ScanWords, chunk)
			scan(text, bufio.ScanRunes, chunk)
		}
		scan(text, bufio.ScanBytes, 7)
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("z", 70000) + "\n"))
	fmt.Println(s.Scan(), s.Err(), s.Err() == bufio.ErrTooLong)
	s = bufio.NewScanner(strings.NewReader(strings.Repeat("z", 70000) + "\nq"))
	s.Buffer(make([]byte, 10), 100000)
	fmt.Println(s.Scan(), len(s.Bytes()), s.Scan(), s.Text(), s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("abcdef"))
	s.Buffer(nil, 4)
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("1,2,STOP,3"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			if string(data[:i]) == "STOP" {
				return i + 1, []byte("last"), bufio.ErrFinalToken
			}
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	for s.Scan() {
		fmt.Println(s.Text())
	}
	fmt.Println(s.Err())
	for _, split := range []bufio.SplitFunc{
		func(data []byte, atEOF bool) (int, []byte, error) { return -1, nil, nil },
		func(data []byte, atEOF bool) (int, []byte, error) { return 100, nil, nil },
		func(data []byte, atEOF bool) (int, []byte, error) { return 0, nil, errors.New("own error") },
	} {
		s = bufio.NewScanner(strings.NewReader("abc"))
		s.Split(split)
		fmt.Println(s.Scan(), s.Err())
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		s := bufio.NewScanner(strings.NewReader("abc"))
		s.Scan()
		s.Buffer(nil, 1)
	}()
	s = bufio.NewScanner(stuck{})
	fmt.Println(s.Scan(), s.Err())

	for _, size := range []int{16, 17, 64} {
		r := bufio.NewReaderSize(&slow{"first line\nsecond é line that is longer\nend", 5}, size)
		fmt.Println(r.Size(), r.Buffered())
		b, err := r.Peek(3)
		fmt.Printf("%q %v\n", b, err)
		b, err = r.Peek(size + 1)
		fmt.Printf("%q %v\n", b, err)
		c, err := r.ReadByte()
		fmt.Println(string(c), err, r.UnreadByte(), r.UnreadByte())
		line, prefix, err := r.ReadLine()
		fmt.Printf("%q %t %v\n", line, prefix, err)
		b, err = r.ReadSlice('\n')
		fmt.Printf("%q %v\n", b, err)
		ru, n, err := r.ReadRune()
		fmt.Println(string(ru), n, err, r.UnreadRune(), r.UnreadRune())
		fmt.Println(r.Discard(4))
		str, err := r.ReadString('\n')
		fmt.Printf("%q %v\n", str, err)
		b, err = r.ReadBytes('\n')
		fmt.Printf("%q %v\n", b, err)
		_, err = r.ReadByte()
		fmt.Println(err)
		fmt.Println(r.Discard(1))
		fmt.Println(r.Discard(-1))
		_, err = r.Peek(-1)
		fmt.Println(err)
		r.Reset(strings.NewReader("reset"))
		var w strings.Builder
		fmt.Println(r.WriteTo(&w))
		fmt.Println(w.String())
	}
	r := bufio.NewReader(stuck{})
	_, err := r.ReadByte()
	fmt.Println(err)
	r = bufio.NewReader(strings.NewReader("abc"))
	p := make([]byte, 10)
	fmt.Println(r.Read(p))
	fmt.Println(r.Read(p))
	fmt.Println(bufio.NewReader(r) == r, bufio.NewReaderSize(r, 10000) == r)

	l := &limited{n: 20}
	w := bufio.NewWriterSize(l, 16)
	fmt.Println(w.Size(), w.Available(), w.Buffered())
	fmt.Println(w.WriteString("0123456789"))
	fmt.Println(w.WriteRune('é'))
	fmt.Println(w.WriteByte('x'), w.Buffered(), string(l.out))
	fmt.Println(w.Write([]byte("abcdefgh")))
	fmt.Println(w.Buffered(), string(l.out))
	fmt.Println(w.Flush(), string(l.out))
	fmt.Println(w.WriteString("more"))
	fmt.Println(w.Flush())
	var sb strings.Builder
	w.Reset(&sb)
	fmt.Println(w.ReadFrom(&slow{"read from something slow that is long", 4}))
	w.Write(append(w.AvailableBuffer(), "!!"...))
	fmt.Println(w.Flush(), sb.String())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&sb))
	word, err := rw.ReadString(' ')
	fmt.Fprintf(rw, "<%s %v>", word, err)
	rw.Flush()
	fmt.Println(sb.String())
	fmt.Println(bufio.ErrBufferFull, bufio.ErrNegativeCount, bufio.ErrInvalidUnreadByte, bufio.ErrInvalidUnreadRune, bufio.ErrAdvanceTooFar,
		bufio.ErrNegativeAdvance, bufio.ErrBadReadCount, bufio.MaxScanTokenSize)
}
