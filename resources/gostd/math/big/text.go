package big

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxBase is the largest base of texts: the digits are 0 to 9, a to z, A to Z.
const MaxBase = 62

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		if base <= 36 {
			return int(c-'A') + 10
		}
		return int(c-'A') + 36
	}
	return MaxBase
}

// splitBase takes a prefix off a text whose base nobody said.
func splitBase(s string) (digits string, base int) {
	if len(s) > 1 && s[0] == '0' {
		switch s[1] {
		case 'x', 'X':
			return s[2:], 16
		case 'b', 'B':
			return s[2:], 2
		case 'o', 'O':
			return s[2:], 8
		}
		return s[1:], 8
	}
	return s, 10
}

// withoutUnderscores wants each between two digits, or between a prefix and a digit.
func withoutUnderscores(digits string, prefixed bool) (string, bool) {
	if !strings.Contains(digits, "_") {
		return digits, true
	}
	if strings.HasSuffix(digits, "_") || strings.Contains(digits, "__") || digits[0] == '_' && !prefixed {
		return "", false
	}
	return strings.ReplaceAll(digits, "_", ""), true
}

func natFromText(s string, base int) (nat, bool) {
	if base != 0 && (base < 2 || base > MaxBase) {
		return nil, false
	}
	digits := s
	if base == 0 {
		digits, base = splitBase(s)
		var ok bool
		if digits, ok = withoutUnderscores(digits, len(digits) < len(s)); !ok {
			return nil, false
		}
	}
	if digits == "" {
		return nil, false
	}
	for i := 0; i < len(digits); i++ {
		if digitValue(digits[i], base) >= base {
			return nil, false
		}
	}
	return rt_parse(digits, base), true
}

func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	text := rt_text(x.abs, base)
	if x.neg {
		text = "-" + text
	}
	return text
}

func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }
func (x *Int) String() string                     { return x.Text(10) }

// Format follows fmt's flags for integers.
func (x *Int) Format(s fmt.State, verb rune) {
	base := 10
	switch verb {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'x', 'X':
		base = 16
	case 'd', 's', 'v':
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", verb, x.String())
		return
	}
	if x == nil {
		io.WriteString(s, "<nil>")
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	if s.Flag('#') {
		switch verb {
		case 'b':
			sign += "0b"
		case 'o':
			sign += "0"
		case 'x':
			sign += "0x"
		case 'X':
			sign += "0X"
		}
	}
	if verb == 'O' {
		sign += "0o"
	}
	digits := rt_text(x.abs, base)
	if verb == 'X' {
		digits = strings.ToUpper(digits)
	}
	precision, hasPrecision := s.Precision()
	if hasPrecision {
		switch {
		case len(digits) < precision:
			digits = strings.Repeat("0", precision-len(digits)) + digits
		case digits == "0" && precision == 0:
			return
		}
	}
	width, _ := s.Width()
	missing := max(0, width-len(sign)-len(digits))
	switch {
	case s.Flag('-'):
		io.WriteString(s, sign+digits+strings.Repeat(" ", missing))
	case s.Flag('0') && !hasPrecision:
		io.WriteString(s, sign+strings.Repeat("0", missing)+digits)
	default:
		io.WriteString(s, strings.Repeat(" ", missing)+sign+digits)
	}
}

func (z *Int) Scan(s fmt.ScanState, verb rune) error {
	base := 0
	switch verb {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	first := true
	token, err := s.Token(true, func(r rune) bool {
		ok := first && (r == '+' || r == '-') || r < 128 && digitValue(byte(r), 36) < 36 || r == '_' && base == 0
		first = false
		return ok
	})
	if err != nil {
		return err
	}
	if len(token) == 0 {
		return io.EOF
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return fmt.Errorf("math/big: cannot scan %q as an Int", token)
	}
	return nil
}

func (x *Int) MarshalText() ([]byte, error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.Append(nil, 10), nil
}

func (x *Int) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 10), nil
}

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.Append(nil, 10), nil
}

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
