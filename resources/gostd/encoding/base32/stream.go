package base32

// The streams of base64 are nearly these. Each package has its own as in Go: their methods show in the stack
// of a goroutine that waits at the other end.

import "io"

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	out := make([]byte, enc.DecodedLen(len(src)))
	n, err := enc.Decode(out, src)
	return append(dst, out[:n]...), err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	rest []byte // fewer than 5 bytes that wait for more
}

// NewEncoder must be closed: the last bytes are written only then.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if len(e.rest) > 0 {
		n = min(5-len(e.rest), len(p))
		e.rest = append(e.rest, p[:n]...)
		if len(e.rest) < 5 {
			return n, nil
		}
		if _, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest)); e.err != nil {
			return n, e.err
		}
		e.rest = e.rest[:0]
	}
	for len(p)-n >= 5 {
		end := n + min(640, (len(p)-n)/5*5)
		if _, e.err = e.w.Write(e.enc.AppendEncode(nil, p[n:end])); e.err != nil {
			return n, e.err
		}
		n = end
	}
	e.rest = append(e.rest, p[n:]...)
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest))
		e.rest = nil
	}
	return e.err
}

// filter leaves line breaks out.
type filter struct{ r io.Reader }

func (f filter) Read(p []byte) (int, error) {
	for {
		n, err := f.r.Read(p)
		kept := 0
		for _, b := range p[:n] {
			if b != '\r' && b != '\n' {
				p[kept] = b
				kept++
			}
		}
		if kept > 0 || n == 0 || err != nil {
			return kept, err
		}
	}
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	err     error
	readErr error
	buf     [1024]byte // read and not yet decoded: n bytes
	n       int
	out     []byte // decoded and not yet given
	end     bool   // nothing may follow
}

func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: filter{r}} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	group := 8
	if d.enc.pad == NoPadding {
		group = 1 // as Go does it: what has come is decoded, a part of a group too
	}
	before := d.n
	for d.n < group && d.readErr == nil {
		var read int
		want := min(max((len(p)+4)/5*8, 8), len(d.buf))
		read, d.readErr = d.r.Read(d.buf[d.n:want])
		d.n += read
	}
	whole := d.n / group * group
	if whole == 0 {
		d.err = d.readErr
		if d.err == io.EOF && d.n > 0 {
			d.err = io.ErrUnexpectedEOF
		}
		return 0, d.err
	}
	if d.end && d.n > before {
		return 0, CorruptInputError(0)
	}
	d.end = rune(d.buf[whole-1]) == d.enc.pad || whole%8 != 0
	decoded := make([]byte, d.enc.DecodedLen(whole)+5)
	var size int
	size, d.err = d.enc.Decode(decoded, d.buf[:whole])
	d.n = copy(d.buf[:], d.buf[whole:d.n])
	d.out = decoded[:size]
	n = copy(p, d.out)
	d.out = d.out[n:]
	if n > 0 || len(p) == 0 && len(d.out) > 0 {
		if len(d.out) == 0 {
			return n, d.err
		}
		return n, nil
	}
	return 0, d.err
}
