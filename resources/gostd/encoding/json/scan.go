package json

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

// parser reads JSON text from left to right.
type parser struct {
	data  []byte
	at    int
	keyAt int // where the last key began
	depth int
}

func (p *parser) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		default:
			return
		}
	}
}

// unexpected words what was found where something else should be.
func (p *parser) unexpected(context string) error {
	if p.at >= len(p.data) {
		// Inside of a word Go meets the space that it puts after the input, and says so.
		if strings.HasPrefix(context, "in ") || strings.HasPrefix(context, "after decimal") {
			return &SyntaxError{"invalid character ' ' " + context, int64(len(p.data))}
		}
		return &SyntaxError{"unexpected end of JSON input", int64(len(p.data))}
	}
	return &SyntaxError{"invalid character " + quoteChar(p.data[p.at]) + " " + context, int64(p.at + 1)}
}

func quoteChar(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

func (p *parser) peek() byte {
	p.space()
	if p.at < len(p.data) {
		return p.data[p.at]
	}
	return 0
}

// skip passes one value, checking its syntax; the value is data[start:p.at].
func (p *parser) skip() (start int, err error) {
	c := p.peek()
	start = p.at
	switch {
	case c == '{' || c == '[':
		if p.depth++; p.depth > 10000 {
			return start, &SyntaxError{"exceeded max depth", int64(p.at + 1)}
		}
		defer func() { p.depth-- }()
		if c == '{' {
			return start, p.object(func(string) error {
				_, err := p.skip()
				return err
			})
		}
		return start, p.array(func() error {
			_, err := p.skip()
			return err
		})
	case c == '"':
		_, err = p.string()
		return start, err
	case c == '-' || '0' <= c && c <= '9':
		return start, p.number()
	case c == 't':
		return start, p.word("true")
	case c == 'f':
		return start, p.word("false")
	case c == 'n':
		return start, p.word("null")
	}
	return start, p.unexpected("looking for beginning of value")
}

func (p *parser) word(w string) error {
	for i := 0; i < len(w); i++ {
		if p.at >= len(p.data) || p.data[p.at] != w[i] {
			return p.unexpected("in literal " + w + " (expecting " + quoteChar(w[i]) + ")")
		}
		p.at++
	}
	return nil
}

func (p *parser) digits(context string) error {
	if p.at >= len(p.data) || p.data[p.at] < '0' || p.data[p.at] > '9' {
		return p.unexpected(context)
	}
	for p.at < len(p.data) && '0' <= p.data[p.at] && p.data[p.at] <= '9' {
		p.at++
	}
	return nil
}

func (p *parser) number() error {
	if p.data[p.at] == '-' {
		p.at++
	}
	if p.at < len(p.data) && p.data[p.at] == '0' {
		p.at++
	} else if err := p.digits("in numeric literal"); err != nil {
		return err
	}
	if p.at < len(p.data) && p.data[p.at] == '.' {
		p.at++
		if err := p.digits("after decimal point in numeric literal"); err != nil {
			return err
		}
	}
	if p.at < len(p.data) && (p.data[p.at] == 'e' || p.data[p.at] == 'E') {
		p.at++
		if p.at < len(p.data) && (p.data[p.at] == '+' || p.data[p.at] == '-') {
			p.at++
		}
		return p.digits("in exponent of numeric literal")
	}
	return nil
}

func (p *parser) hex4() (rune, bool) {
	if p.at+4 > len(p.data) {
		return 0, false
	}
	var r rune
	for _, c := range p.data[p.at : p.at+4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func (p *parser) string() (string, error) {
	p.at++
	var b []byte
	for {
		if p.at >= len(p.data) {
			return "", p.unexpected("")
		}
		c := p.data[p.at]
		switch {
		case c == '"':
			p.at++
			return string(b), nil
		case c < ' ':
			return "", p.unexpected("in string literal")
		case c == '\\':
			p.at++
			if p.at >= len(p.data) {
				return "", p.unexpected("in string escape code")
			}
			switch e := p.data[p.at]; e {
			case '"', '\\', '/':
				b = append(b, e)
			case 'b':
				b = append(b, '\b')
			case 'f':
				b = append(b, '\f')
			case 'n':
				b = append(b, '\n')
			case 'r':
				b = append(b, '\r')
			case 't':
				b = append(b, '\t')
			case 'u':
				p.at++
				r, ok := p.hex4()
				if !ok {
					for p.at < len(p.data) && (isHex(p.data[p.at])) {
						p.at++
					}
					return "", p.unexpected("in \\u hexadecimal character escape")
				}
				p.at += 3
				if utf16.IsSurrogate(r) {
					if p.at+2 < len(p.data) && p.data[p.at+1] == '\\' && p.data[p.at+2] == 'u' {
						back := p.at
						p.at += 3
						if low, ok := p.hex4(); ok {
							if full := utf16.DecodeRune(r, low); full != utf8.RuneError {
								b = utf8.AppendRune(b, full)
								p.at += 4
								continue
							}
						}
						p.at = back
					}
					r = utf8.RuneError
				}
				b = utf8.AppendRune(b, r)
			default:
				return "", p.unexpected("in string escape code")
			}
			p.at++
		case c < utf8.RuneSelf:
			b = append(b, c)
			p.at++
		default:
			r, size := utf8.DecodeRune(p.data[p.at:])
			b = utf8.AppendRune(b, r)
			p.at += size
		}
	}
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// object calls member for each key, standing before its value.
func (p *parser) object(member func(key string) error) error {
	p.at++
	if p.peek() == '}' {
		p.at++
		return nil
	}
	for {
		if p.peek() != '"' {
			return p.unexpected("looking for beginning of object key string")
		}
		p.keyAt = p.at
		key, err := p.string()
		if err != nil {
			return err
		}
		if p.peek() != ':' {
			return p.unexpected("after object key")
		}
		p.at++
		if err := member(key); err != nil {
			return err
		}
		switch p.peek() {
		case ',':
			p.at++
		case '}':
			p.at++
			return nil
		default:
			return p.unexpected("after object key:value pair")
		}
	}
}

func (p *parser) array(element func() error) error {
	p.at++
	if p.peek() == ']' {
		p.at++
		return nil
	}
	for {
		if err := element(); err != nil {
			return err
		}
		switch p.peek() {
		case ',':
			p.at++
		case ']':
			p.at++
			return nil
		default:
			return p.unexpected("after array element")
		}
	}
}

// check is the syntax of a whole text.
func check(data []byte) error {
	p := &parser{data: data}
	if _, err := p.skip(); err != nil {
		return err
	}
	if p.space(); p.at < len(data) {
		return p.unexpected("after top-level value")
	}
	return nil
}

func Valid(data []byte) bool { return check(data) == nil }

func isNumber(s string) bool {
	p := &parser{data: []byte(s)}
	return s != "" && (s[0] == '-' || '0' <= s[0] && s[0] <= '9') && p.number() == nil && p.at == len(s)
}

func Compact(dst *bytes.Buffer, src []byte) error { return compact(dst, src, false) }

func compact(dst *bytes.Buffer, src []byte, escape bool) error {
	if err := check(src); err != nil {
		return err
	}
	inString := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case inString && c == '\\':
			dst.WriteByte(c)
			i++
			dst.WriteByte(src[i])
			continue
		case c == '"':
			inString = !inString
		case !inString && (c == ' ' || c == '\t' || c == '\r' || c == '\n'):
			continue
		case escape && (c == '<' || c == '>' || c == '&'):
			dst.WriteString(`\u00`)
			dst.WriteByte(hexDigits[c>>4])
			dst.WriteByte(hexDigits[c&15])
			continue
		}
		dst.WriteByte(c)
	}
	return nil
}

func HTMLEscape(dst *bytes.Buffer, src []byte) {
	for i, c := range src {
		if c == 0xE2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xA8 { // U+2028, U+2029
			dst.WriteString(`\u202`)
			dst.WriteByte(hexDigits[src[i+2]&15])
			continue
		}
		if i >= 1 && c == 0x80 && src[i-1] == 0xE2 && i+1 < len(src) && src[i+1]&^1 == 0xA8 ||
			i >= 2 && c&^1 == 0xA8 && src[i-1] == 0x80 && src[i-2] == 0xE2 {
			continue // the rest of one of them
		}
		if c == '<' || c == '>' || c == '&' {
			dst.WriteString(`\u00`)
			dst.WriteByte(hexDigits[c>>4])
			dst.WriteByte(hexDigits[c&15])
			continue
		}
		dst.WriteByte(c)
	}
}

func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	depth := 0
	line := func() {
		dst.WriteByte('\n')
		dst.WriteString(prefix)
		for i := 0; i < depth; i++ {
			dst.WriteString(indent)
		}
	}
	opened := false // just after { or [
	for i := 0; i < len(src); i++ {
		c := src[i]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			continue
		}
		if opened && c != '}' && c != ']' {
			depth++
			line()
			opened = false
		}
		switch c {
		case '"':
			start := i
			for i++; src[i] != '"'; i++ {
				if src[i] == '\\' {
					i++
				}
			}
			dst.Write(src[start : i+1])
		case '{', '[':
			dst.WriteByte(c)
			opened = true
		case ',':
			dst.WriteByte(c)
			line()
		case ':':
			dst.WriteString(": ")
		case '}', ']':
			if opened {
				opened = false
			} else {
				depth--
				line()
			}
			dst.WriteByte(c)
		default:
			dst.WriteByte(c)
		}
	}
	for i := len(src); i > 0 && (src[i-1] == ' ' || src[i-1] == '\t' || src[i-1] == '\r' || src[i-1] == '\n'); i-- {
		if i == 1 || !(src[i-2] == ' ' || src[i-2] == '\t' || src[i-2] == '\r' || src[i-2] == '\n') {
			dst.Write(src[i-1:]) // trailing space is kept
		}
	}
	return nil
}
