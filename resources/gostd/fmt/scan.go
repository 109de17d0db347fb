package fmt

import (
	"errors"
	"io"
	"os"
	"strconv"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)   { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) {
	return Fscanf(os.Stdin, format, a...)
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&stringSource{s: str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringSource{s: str}, a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringSource{s: str}, format, a...)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r)
	s.nlIsSpace = true
	return s.doScan(a, false)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r)
	s.nlIsEnd = true
	return s.doScan(a, true)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScanner(r).doScanf(format, a)
}

// stringSource reads runes from a string.
type stringSource struct {
	s    string
	i    int
	last int
}

func (r *stringSource) Read(b []byte) (n int, err error) {
	if r.i >= len(r.s) {
		return 0, io.EOF
	}
	n = copy(b, r.s[r.i:])
	r.i += n
	return n, nil
}

func (r *stringSource) ReadRune() (c rune, size int, err error) {
	r.last = r.i
	if r.i >= len(r.s) {
		return 0, 0, io.EOF
	}
	c, size = utf8.DecodeRuneInString(r.s[r.i:])
	r.i += size
	return c, size, nil
}

func (r *stringSource) UnreadRune() error {
	r.i = r.last
	return nil
}

// byteSource reads runes byte by byte, so that nothing behind them is taken from the reader. What is put back is lost at the
// end of the call, as in Go.
type byteSource struct {
	r      io.Reader
	last   rune
	size   int
	again  bool
	buf    [utf8.UTFMax]byte
	failed error
}

func (r *byteSource) Read(b []byte) (int, error) { return r.r.Read(b) }

func (r *byteSource) ReadRune() (rune, int, error) {
	if r.again {
		r.again = false
		return r.last, r.size, nil
	}
	for n := 0; n < len(r.buf); {
		if _, err := io.ReadFull(r.r, r.buf[n:n+1]); err != nil {
			if n > 0 {
				r.last, r.size = utf8.RuneError, n
				return r.last, r.size, nil
			}
			return 0, 0, err
		}
		n++
		if utf8.FullRune(r.buf[:n]) {
			r.last, r.size = utf8.DecodeRune(r.buf[:n])
			return r.last, r.size, nil
		}
	}
	r.last, r.size = utf8.RuneError, 1
	return r.last, r.size, nil
}

func (r *byteSource) UnreadRune() error {
	r.again = true
	return nil
}

// ss is one call's scanner.
type ss struct {
	r         io.RuneScanner
	nlIsSpace bool
	nlIsEnd   bool // a line is all there is
	atEOF     bool // and nothing more is asked of the reader
	limited   bool // a width is in force
	left      int  // runes that it leaves
	err       error
}

// A scanError ends the call from deep inside.
type scanError struct{ err error }

func newScanner(r io.Reader) *ss {
	if rs, ok := r.(io.RuneScanner); ok {
		return &ss{r: rs}
	}
	return &ss{r: &byteSource{r: r}}
}

func (s *ss) fail(err error) { panic(scanError{err}) }

func (s *ss) failText(text string) { panic(scanError{errors.New(text)}) }

const eof = -1

func (s *ss) getRune() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		s.fail(err)
	}
	return r
}

// mustRune is for where the input may not end.
func (s *ss) mustRune() rune {
	r := s.getRune()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *ss) unread() {
	s.left++
	s.atEOF = false
	s.r.UnreadRune()
}

func (s *ss) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.limited && s.left <= 0 {
		return 0, 0, io.EOF
	}
	r, size, err = s.r.ReadRune()
	switch {
	case err == nil:
		s.left--
		s.atEOF = s.nlIsEnd && r == '\n'
	case err == io.EOF:
		s.atEOF = true
	}
	return r, size, err
}

func (s *ss) UnreadRune() error {
	s.unread()
	return nil
}

func (s *ss) Width() (wid int, ok bool) { return s.left, s.limited }

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *ss) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	if f == nil {
		f = func(r rune) bool { return !isSpace(r) }
	}
	if skipSpace {
		s.SkipSpace()
	}
	return []byte(s.token(f)), nil
}

func isSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xa0 || r == 0x2028 || r == 0x2029 || r == 0x3000 ||
		0x2000 <= r && r <= 0x200a || r == 0x1680 || r == 0x202f || r == 0x205f
}

func (s *ss) SkipSpace() {
	for {
		r := s.getRune()
		if r == eof {
			return
		}
		if r == '\r' {
			if next := s.getRune(); next == '\n' {
				r = next
			} else if next != eof {
				s.unread()
			}
		}
		if r == '\n' {
			if s.nlIsSpace {
				continue
			}
			s.failText("unexpected newline")
		}
		if !isSpace(r) {
			s.unread()
			return
		}
	}
}

// token reads runes as long as f holds.
func (s *ss) token(f func(rune) bool) string {
	var out []byte
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.unread()
			break
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// begin skips space; the end of the input is an error.
func (s *ss) begin() {
	s.SkipSpace()
	if s.getRune() == eof {
		s.fail(io.EOF)
	}
	s.unread()
}

func (s *ss) word() string {
	return s.token(func(r rune) bool { return !isSpace(r) })
}

func recoverScan(err *error) {
	if r := recover(); r != nil {
		se, ok := r.(scanError)
		if !ok {
			panic(r)
		}
		*err = se.err
	}
}

func (s *ss) doScan(a []any, line bool) (n int, err error) {
	defer recoverScan(&err)
	for _, arg := range a {
		s.scanOne('v', arg)
		n++
	}
	for line {
		r := s.getRune()
		if r == '\n' || r == eof {
			break
		}
		if !isSpace(r) {
			s.failText("expected newline")
		}
	}
	return n, nil
}

// accept takes one rune if it is among these.
func (s *ss) accept(among string) (text string) {
	r := s.getRune()
	if r == eof {
		return ""
	}
	for _, c := range among {
		if c == r {
			return string(r)
		}
	}
	s.unread()
	return ""
}

func (s *ss) acceptAll(among string) string {
	text := ""
	for {
		next := s.accept(among)
		if next == "" {
			return text
		}
		text += next
	}
}

const (
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

// number reads a sign and digits of a base (0: by prefix).
func (s *ss) number(verb rune, sign string) (text string, base int) {
	base = 10
	digits := decimalDigits
	switch verb {
	case 'b':
		base, digits = 2, "01"
	case 'o':
		base, digits = 8, "01234567"
	case 'x', 'X', 'U':
		base, digits = 16, hexDigits
	}
	if verb == 'U' {
		if s.accept("U") == "" || s.accept("+") == "" {
			s.failText("bad unicode format ")
		}
	} else {
		text = s.accept(sign)
	}
	if verb == 'v' {
		base, digits = 0, decimalDigits+"_"
		if text += s.accept("0"); text != "" && text[len(text)-1] == '0' {
			digits = "01234567_"
			switch prefix := s.accept("bBoOxX"); prefix {
			case "b", "B":
				text, digits = text+prefix, "01_"
			case "x", "X":
				text, digits = text+prefix, hexDigits+"_"
			default:
				text += prefix
			}
			return text + s.acceptAll(digits), base
		}
	}
	first := s.accept(digits)
	if first == "" {
		if s.getRune() == eof {
			s.fail(io.ErrUnexpectedEOF)
		}
		s.unread()
		s.failText("expected integer")
	}
	return text + first + s.acceptAll(digits), base
}

func digitValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return 99
}

func (s *ss) checkVerb(verb rune, good, what string) {
	for _, c := range good {
		if c == verb {
			return
		}
	}
	s.failText("bad verb '%" + string(verb) + "' for " + what)
}

func (s *ss) scanInt(verb rune, bits int) int64 {
	s.checkVerb(verb, "bdoUxXvc", "integer")
	if verb == 'c' {
		return int64(s.char())
	}
	s.begin()
	text, base := s.number(verb, "+-")
	n, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	if n<<(64-bits)>>(64-bits) != n {
		s.failText("integer overflow on token " + text)
	}
	return n
}

func (s *ss) scanUint(verb rune, bits int) uint64 {
	s.checkVerb(verb, "bdoUxXvc", "integer")
	if verb == 'c' {
		return uint64(s.char())
	}
	s.begin()
	text, base := s.number(verb, "")
	n, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	if n<<(64-bits)>>(64-bits) != n {
		s.failText("unsigned integer overflow on token " + text)
	}
	return n
}

func (s *ss) char() rune {
	r := s.getRune()
	if r == eof {
		s.fail(io.EOF)
	}
	return r
}

func (s *ss) scanFloat(verb rune, bits int) float64 {
	s.checkVerb(verb, "beEfFgGv", "float")
	s.begin()
	return s.toFloat(s.floatText(), bits)
}

// floatText takes as much as can be a number.
func (s *ss) floatText() string {
	if text := s.accept("nN"); text != "" { // NaN
		if more := s.accept("aA"); more != "" {
			text += more + s.accept("nN")
		}
		return text
	}
	text := s.accept("+-")
	if i := s.accept("iI"); i != "" { // Inf
		if more := s.accept("nN"); more != "" {
			i += more + s.accept("fF")
		}
		return text + i
	}
	digits, exponent := decimalDigits+"_", "eEpP"
	if zero := s.accept("0"); zero != "" {
		text += zero
		if x := s.accept("xX"); x != "" {
			text += x
			digits, exponent = hexDigits+"_", "pP"
		}
	}
	text += s.acceptAll(digits)
	if point := s.accept("."); point != "" {
		text += point + s.acceptAll(digits)
	}
	if e := s.accept(exponent); e != "" {
		text += e + s.accept("+-") + s.acceptAll(decimalDigits+"_")
	}
	return text
}

// toFloat allows a power of two behind decimal digits, which strconv does not.
func (s *ss) toFloat(text string, bits int) float64 {
	for p := 0; p < len(text); p++ {
		if text[p] != 'p' && text[p] != 'P' || hasHexPrefix(text) {
			continue
		}
		f, err := strconv.ParseFloat(text[:p], bits)
		scale := 1.0
		if err == nil {
			scale, err = strconv.ParseFloat("0x1p"+text[p+1:], 64)
		}
		if err != nil {
			if e, ok := err.(*strconv.NumError); ok {
				e.Num = text
			}
			s.fail(err)
		}
		return f * scale
	}
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.fail(err)
	}
	return f
}

func hasHexPrefix(text string) bool {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		text = text[1:]
	}
	return len(text) > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')
}

// scanComplex takes a+bi, with or without parentheses.
func (s *ss) scanComplex(verb rune, bits int) complex128 {
	s.checkVerb(verb, "beEfFgGv", "complex")
	s.begin()
	parenthesis := s.accept("(")
	re := s.floatText()
	sign := s.accept("+-")
	if sign == "" {
		s.failText("syntax error scanning complex number")
	}
	im := s.floatText()
	if s.accept("i") == "" || parenthesis != "" && s.accept(")") == "" {
		s.failText("syntax error scanning complex number")
	}
	return complex(s.toFloat(re, bits/2), s.toFloat(sign+im, bits/2))
}

func (s *ss) scanBool(verb rune) bool {
	s.checkVerb(verb, "tv", "boolean")
	s.begin()
	text := s.token(func(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '0' || r == '1' })
	switch text {
	case "0", "f", "F", "false", "FALSE":
		return false
	case "1", "t", "T", "true", "TRUE":
		return true
	}
	s.failText("syntax error scanning boolean")
	return false
}

func (s *ss) scanString(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	s.begin()
	switch verb {
	case 'q':
		quote := s.char()
		if quote != '"' && quote != '`' {
			s.failText("expected quoted string")
		}
		text := string(quote)
		for escaped := false; ; {
			r := s.char()
			text += string(r)
			if r == quote && !escaped {
				break
			}
			escaped = quote == '"' && r == '\\' && !escaped
		}
		out, err := strconv.Unquote(text)
		if err != nil {
			s.fail(err)
		}
		return out
	case 'x', 'X':
		out := []byte{}
		for {
			first := s.getRune()
			if first == eof {
				break
			}
			if digitValue(first) >= 16 {
				s.unread()
				break
			}
			second := digitValue(s.mustRune())
			if second >= 16 {
				s.failText("illegal hex digit")
			}
			out = append(out, byte(digitValue(first)<<4|second))
		}
		if len(out) == 0 {
			s.failText("no hex data for %x string")
		}
		return string(out)
	}
	return s.word()
}

// Kinds of rt_scanKind, as reflect.Kind; 0: not a pointer.
const (
	kindBool    = 1
	kindInt     = 2
	kindInt64   = 6
	kindUint    = 7
	kindUintptr = 12
	kindFloat32 = 13
	kindFloat64 = 14
	kindSlice   = 23
	kindString  = 24
)

// rt_scanKind tells what arg points to; a slice counts only if it is one of bytes. rt_scanStore stores there.
func rt_scanKind(arg any) (kind, bits int, typeName string)
func rt_scanStore(arg any, word uint64, f float64, text string)

func (s *ss) scanOne(verb rune, arg any) {
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
		return
	}
	switch v := arg.(type) {
	case *complex128:
		*v = s.scanComplex(verb, 128)
		return
	case *complex64:
		*v = complex64(s.scanComplex(verb, 64))
		return
	}
	kind, bits, name := rt_scanKind(arg)
	switch {
	case kind == 0:
		s.failText("type not a pointer: " + name)
	case kind == kindBool:
		word := uint64(0)
		if s.scanBool(verb) {
			word = 1
		}
		rt_scanStore(arg, word, 0, "")
	case kindInt <= kind && kind <= kindInt64:
		rt_scanStore(arg, uint64(s.scanInt(verb, bits)), 0, "")
	case kindUint <= kind && kind <= kindUintptr:
		rt_scanStore(arg, s.scanUint(verb, bits), 0, "")
	case kind == kindFloat32 || kind == kindFloat64:
		rt_scanStore(arg, 0, s.scanFloat(verb, bits), "")
	case kind == kindString || kind == kindSlice:
		rt_scanStore(arg, 0, 0, s.scanString(verb))
	default:
		s.failText("can't scan type: " + name)
	}
}

// advance matches the format's text up to the next verb; it gives how much of the format it has used, or -1.
func (s *ss) advance(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			newlines := 0
			trailing := false
			for isSpace(c) && i < len(format) {
				if c == '\n' {
					newlines++
					trailing = false
				} else {
					trailing = true
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			for k := 0; k < newlines; k++ {
				r := s.getRune()
				for isSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != '\n' && r != eof {
					s.failText("newline in format does not match input")
				}
			}
			if trailing {
				r := s.getRune()
				if newlines == 0 {
					if !isSpace(r) && r != eof {
						s.failText("expected space in input to match format")
					}
					if r == '\n' {
						s.failText("newline in input does not match format")
					}
				}
				for isSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != eof {
					s.unread()
				}
			}
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.failText("missing verb: % at end of format string")
			}
			next, nextWidth := utf8.DecodeRuneInString(format[i+w:])
			if next != '%' {
				return i
			}
			i += w + nextWidth
			for isSpace(s.mustRune()) {
			}
			s.unread()
			if s.accept("%") == "" {
				s.failText("missing literal %")
			}
			continue
		}
		if r := s.mustRune(); r != c {
			s.unread()
			return -1
		}
		i += w
	}
	return i
}

func (s *ss) doScanf(format string, a []any) (n int, err error) {
	defer recoverScan(&err)
	for i := 0; i < len(format); {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' || w < 0 {
			if w < 0 {
				s.failText("input does not match format")
			}
			break
		}
		i++
		width, digits := 0, false
		for i < len(format) && '0' <= format[i] && format[i] <= '9' {
			width = width*10 + int(format[i]-'0')
			digits = true
			i++
		}
		c, w2 := utf8.DecodeRuneInString(format[i:])
		i += w2
		if c != 'c' {
			s.SkipSpace()
		}
		s.limited, s.left = digits, width
		if n >= len(a) {
			s.failText("too few operands for format '%" + format[i-w2:] + "'")
		}
		if s.getRune() == eof {
			s.fail(io.EOF)
		}
		s.unread()
		s.scanOne(c, a[n])
		n++
		s.limited = false
	}
	if n < len(a) {
		s.failText("too many operands")
	}
	return n, nil
}
