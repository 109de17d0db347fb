package json

import (
	"bytes"
	"errors"
	"io"
)

// Encoder writes values, one a line.
type Encoder struct {
	w              io.Writer
	escapeHTML     bool
	prefix, indent string
	err            error
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, escapeHTML: true} }

func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }
func (enc *Encoder) SetEscapeHTML(on bool)           { enc.escapeHTML = on }

func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := &encodeState{escapeHTML: enc.escapeHTML}
	if err := e.marshal(v); err != nil {
		return err
	}
	b := append(e.buf, '\n')
	if enc.prefix != "" || enc.indent != "" {
		var out bytes.Buffer
		if err := Indent(&out, b, enc.prefix, enc.indent); err != nil {
			return err
		}
		b = out.Bytes()
	}
	_, enc.err = enc.w.Write(b)
	return enc.err
}

// Decoder reads values one after the other.
type Decoder struct {
	r         io.Reader
	buf       []byte
	at        int // everything before is decoded
	passed    int64
	useNumber bool
	strict    bool
	err       error

	state int   // what Token waits for
	outer []int // the same of the values around
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

func (dec *Decoder) UseNumber()             { dec.useNumber = true }
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }
func (dec *Decoder) InputOffset() int64     { return dec.passed + int64(dec.at) }
func (dec *Decoder) Buffered() io.Reader    { return bytes.NewReader(dec.buf[dec.at:]) }

func (dec *Decoder) read() error {
	dec.passed += int64(dec.at)
	dec.buf = append([]byte(nil), dec.buf[dec.at:]...)
	dec.at = 0
	block := make([]byte, 512+len(dec.buf))
	n, err := dec.r.Read(block)
	dec.buf = append(dec.buf, block[:n]...)
	return err
}

// next finds the next whole value.
func (dec *Decoder) next() ([]byte, error) {
	var readErr error
	for {
		p := &parser{data: dec.buf, at: dec.at}
		p.space()
		if p.at < len(dec.buf) {
			start, err := p.skip()
			var syntax *SyntaxError
			incomplete := errors.As(err, &syntax) && syntax.Offset == int64(len(dec.buf)) && p.at >= len(dec.buf)
			// A number at the very end may go on in the next block.
			open := err == nil && p.at == len(dec.buf) && readErr == nil && dec.buf[p.at-1] != '}' && dec.buf[p.at-1] != ']' && dec.buf[p.at-1] != '"'
			if err != nil && !incomplete {
				return nil, err
			}
			if err == nil && !open {
				value := dec.buf[start:p.at]
				dec.at = p.at
				return value, nil
			}
			if readErr != nil {
				if readErr == io.EOF {
					return nil, io.ErrUnexpectedEOF
				}
				return nil, readErr
			}
		} else if readErr != nil {
			return nil, readErr
		}
		readErr = dec.read()
	}
}

func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.beforeValue(); err != nil {
		return err
	}
	if !dec.wantsValue() {
		return &SyntaxError{"not at beginning of value", dec.InputOffset()}
	}
	data, err := dec.next()
	if err != nil {
		dec.err = err
		return err
	}
	d := &decodeState{parser: parser{data: data}, useNumber: dec.useNumber, strict: dec.strict}
	err = d.unmarshal(v)
	dec.afterValue()
	return err
}

// More reports whether another value follows in the array or object that Token has opened.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

// peek is the next byte that is not space.
func (dec *Decoder) peek() (byte, error) {
	var err error
	for {
		p := &parser{data: dec.buf, at: dec.at}
		if c := p.peek(); p.at < len(dec.buf) {
			dec.at = p.at
			return c, nil
		}
		if err != nil {
			return 0, err
		}
		err = dec.read()
	}
}
