package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

const MinRead = 512

var ErrTooLarge = errors.New("bytes.Buffer: too large")

// Buffer holds the bytes written and not yet read.
type Buffer struct {
	buf  []byte
	off  int // read up to here
	last int // how many bytes the last read took, for Unread: 0 none, -1 a byte
}

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

func (b *Buffer) Bytes() []byte           { return b.buf[b.off:] }
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }
func (b *Buffer) Available() int          { return cap(b.buf) - len(b.buf) }
func (b *Buffer) Len() int                { return len(b.buf) - b.off }
func (b *Buffer) Cap() int                { return cap(b.buf) }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off, b.last = 0, 0
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = 0
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	m := len(b.grow(n))
	b.buf = b.buf[:len(b.buf)-m]
}

// grow makes the buffer n bytes longer and gives these. The capacities are Go's: 64 at first, unread bytes move to the
// front if that frees enough, else at least twice as much as before.
func (b *Buffer) grow(n int) []byte {
	const first = 64
	unread := b.Len()
	if unread == 0 && b.off != 0 {
		b.Reset()
	}
	size := cap(b.buf)
	switch {
	case n <= size-len(b.buf):
		b.buf = b.buf[:len(b.buf)+n]
		return b.buf[len(b.buf)-n:]
	case b.buf == nil && n <= first:
		b.buf = make([]byte, n, first)
		return b.buf
	case n <= size/2-unread:
		copy(b.buf, b.buf[b.off:])
	case size > 1<<63-1-size-n:
		panic(ErrTooLarge)
	default:
		b.buf = enlarged(b.buf[b.off:], b.off+n)
	}
	b.off = 0
	b.buf = b.buf[:unread+n]
	return b.buf[unread:]
}

func enlarged(buf []byte, n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	larger := append([]byte(nil), make([]byte, max(len(buf)+n, 2*cap(buf)))...)
	copy(larger, buf)
	return larger
}

func (b *Buffer) Write(p []byte) (int, error) {
	b.last = 0
	return copy(b.grow(len(p)), p), nil
}

func (b *Buffer) WriteString(s string) (int, error) {
	b.last = 0
	return copy(b.grow(len(s)), s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.last = 0
	b.grow(1)[0] = c
	return nil
}

func (b *Buffer) WriteRune(r rune) (int, error) {
	b.last = 0
	if uint32(r) < utf8.RuneSelf {
		b.grow(1)[0] = byte(r)
		return 1, nil
	}
	room := b.grow(utf8.UTFMax)
	n := utf8.EncodeRune(room, r)
	b.buf = b.buf[:len(b.buf)-len(room)+n]
	return n, nil
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = 0
	for {
		b.Grow(MinRead)
		m, e := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if e == io.EOF {
			return n, nil
		}
		if e != nil {
			return n, e
		}
	}
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = 0
	if size := b.Len(); size > 0 {
		m, e := w.Write(b.buf[b.off:])
		b.off += m
		n = int64(m)
		if e != nil {
			return n, e
		}
		if m != size {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

func (b *Buffer) Read(p []byte) (int, error) {
	b.last = 0
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n := copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return n, nil
}

// Peek gives the next n bytes without moving on.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

func (b *Buffer) Next(n int) []byte {
	b.last = 0
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return data
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.last = -1
	return c, nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = size
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.last <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= b.last
	b.last = 0
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.last == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = 0
	b.off--
	return nil
}

func (b *Buffer) ReadBytes(delim byte) ([]byte, error) {
	var err error
	n := IndexByte(b.buf[b.off:], delim) + 1
	if n == 0 {
		n = b.Len()
		err = io.EOF
	}
	line := append([]byte(nil), b.buf[b.off:b.off+n]...)
	b.off += n
	b.last = 0
	if n > 0 {
		b.last = -1
	}
	return line, err
}

func (b *Buffer) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// Reader reads a byte slice. As in Go strings.Reader is a type of its own with the same methods: their names show in stacks.
type Reader struct {
	s    []byte
	i    int64
	last int
}

func NewReader(b []byte) *Reader { return &Reader{s: b} }

func (r *Reader) Len() int       { return max(0, len(r.s)-int(r.i)) }
func (r *Reader) Size() int64    { return int64(len(r.s)) }
func (r *Reader) Reset(b []byte) { *r = Reader{s: b} }

func (r *Reader) Read(b []byte) (int, error) {
	r.last = 0
	if r.Len() == 0 {
		return 0, io.EOF
	}
	n := copy(b, r.s[r.i:])
	r.i += int64(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n := copy(b, r.s[off:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (r *Reader) ReadByte() (byte, error) {
	r.last = 0
	if r.Len() == 0 {
		return 0, io.EOF
	}
	b := r.s[r.i]
	r.i++
	return b, nil
}

func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.last = 0
	r.i--
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.Len() == 0 {
		r.last = 0
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRune(r.s[r.i:])
	r.i += int64(size)
	r.last = size
	return ch, size, nil
}

func (r *Reader) UnreadRune() error {
	if r.last == 0 {
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.i -= int64(r.last)
	r.last = 0
	return nil
}

func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.last = 0
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.i
	case io.SeekEnd:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.i = offset
	return offset, nil
}

func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	r.last = 0
	if r.Len() == 0 {
		return 0, nil
	}
	n, err := w.Write(r.s[r.i:])
	r.i += int64(n)
	if err == nil && r.Len() > 0 {
		err = io.ErrShortWrite
	}
	return int64(n), err
}
