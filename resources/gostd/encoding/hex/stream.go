package hex

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

func AppendDecode(dst, src []byte) ([]byte, error) {
	out := make([]byte, DecodedLen(len(src)))
	n, err := Decode(out, src)
	return append(dst, out[:n]...), err
}

type encoder struct{ w io.Writer }

func NewEncoder(w io.Writer) io.Writer { return encoder{w} }

func (e encoder) Write(p []byte) (n int, err error) {
	const chunk = 512
	for len(p) > 0 && err == nil {
		part := p[:min(chunk, len(p))]
		var written int
		written, err = e.w.Write(AppendEncode(nil, part))
		n += written / 2
		p = p[len(part):]
	}
	return n, err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // read and not yet decoded
	buf [1024]byte
}

func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.buf[:], d.in)
		var read int
		read, d.err = d.r.Read(d.buf[kept:])
		d.in = d.buf[:kept+read]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if _, ok := value(d.in[len(d.in)-1]); !ok {
				d.err = InvalidByteError(d.in[len(d.in)-1])
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	p = p[:min(len(p), len(d.in)/2)]
	n, err = Decode(p, d.in[:2*len(p)])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dump shows data as hexdump -C does.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

// dumper writes a line for every 16 bytes.
type dumper struct {
	w      io.Writer
	line   []byte // of this line, until now
	at     uint
	closed bool
}

func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

// text is what the byte at place i of a line adds to it.
func (d *dumper) hex(b byte, i int) string {
	s := fmt.Sprintf("%02x ", b)
	switch i {
	case 7:
		s += " "
	case 15:
		s += " |"
	}
	return s
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for i, b := range data {
		if len(d.line) == 0 {
			if _, err = fmt.Fprintf(d.w, "%08x  ", d.at); err != nil {
				return n, err
			}
		}
		if _, err = io.WriteString(d.w, d.hex(b, len(d.line))); err != nil {
			return n, err
		}
		n = i + 1
		c := b
		if c < 32 || c > 126 {
			c = '.'
		}
		d.line = append(d.line, c)
		d.at++
		if len(d.line) == 16 {
			if _, err = d.w.Write(append(d.line, '|', '\n')); err != nil {
				return n, err
			}
			d.line = d.line[:0]
		}
	}
	return n, nil
}

func (d *dumper) Close() (err error) {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	for i := len(d.line); i < 16; i++ {
		gap := "   "
		switch i {
		case 7:
			gap += " "
		case 15:
			gap += " |"
		}
		if _, err = io.WriteString(d.w, gap); err != nil {
			return err
		}
	}
	_, err = d.w.Write(append(d.line, '|', '\n'))
	return err
}
