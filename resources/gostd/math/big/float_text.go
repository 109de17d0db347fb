package big

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A decimal is 0.DIGITS × 10**point, without zeros at the end.
type decimal struct {
	digits string
	point  int
}

// decimalOf is exact.
func decimalOf(mant nat, exp int64) decimal {
	point := 0
	if exp >= 0 {
		mant = rt_shiftLeft(mant, uint(exp))
	} else {
		mant = rt_binary(opMul, mant, rt_power(natOf(5), natOf(uint64(-exp)), nil))
		point = int(exp)
	}
	text := rt_text(mant, 10)
	return decimal{text, len(text) + point}.trimmed()
}

func (d decimal) trimmed() decimal {
	d.digits = strings.TrimRight(d.digits, "0")
	if d.digits == "" {
		d.point = 0
	}
	return d
}

func (d decimal) at(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// cut keeps n digits, and adds one to the last of them if `up` says so.
func (d decimal) cut(n int, up bool) decimal {
	if n < 0 {
		return decimal{}
	}
	kept := []byte(d.digits[:min(n, len(d.digits))])
	if !up {
		return decimal{string(kept), d.point}.trimmed()
	}
	for len(kept) > 0 && kept[len(kept)-1] == '9' {
		kept = kept[:len(kept)-1]
	}
	if len(kept) == 0 {
		return decimal{"1", d.point + 1}
	}
	kept[len(kept)-1]++
	return decimal{string(kept), d.point}
}

// round keeps n digits, halves to even.
func (d decimal) round(n int) decimal {
	if n < 0 || n >= len(d.digits) {
		return d.cut(n, false)
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && (d.digits[n-1]-'0')&1 == 1
	}
	return d.cut(n, up)
}

// shortest is as few digits as say which number of x's precision it is.
func (x *Float) shortest() decimal {
	exact := decimalOf(x.mant, x.exp)
	mant := rt_shiftLeft(x.mant, uint(int(x.prec)-x.mant.bitLen()))
	exp := x.exp - int64(int(x.prec)-x.mant.bitLen())
	inclusive := mant.bit(0) == 0 // halves go to even
	below := decimalOf(rt_binary(opSub, rt_shiftLeft(mant, 1), natOne), exp-1)
	above := decimalOf(rt_binary(opAdd, rt_shiftLeft(mant, 1), natOne), exp-1)
	for i := range exact.digits {
		digit, low, high := exact.at(i), below.at(i), above.at(i)
		down := low != digit || inclusive && i+1 >= len(below.digits)
		up := digit != high && (inclusive || digit+1 < high || i+1 < len(above.digits))
		if !down && !up {
			continue
		}
		switch {
		case down && up:
			return exact.round(i + 1)
		case down:
			return exact.cut(i+1, false)
		}
		return exact.cut(i+1, true)
	}
	return exact
}

// Text knows the formats e, E, f, g and G of strconv; a negative precision is the shortest that says what x is.
func (x *Float) Text(format byte, prec int) string {
	if x == nil {
		return "<nil>"
	}
	sign := ""
	if x.neg {
		sign = "-"
	}
	if x.form == inf {
		if sign == "" {
			sign = "+"
		}
		return sign + "Inf"
	}
	switch format {
	case 'b', 'p', 'x':
		panic("not supported by Waitscope: format " + strconv.QuoteRune(rune(format)) + " of big.Float")
	}
	d := decimal{}
	short := prec < 0
	if x.form == finite {
		if short {
			d = x.shortest()
		} else {
			d = decimalOf(x.mant, x.exp)
		}
	}
	if short {
		switch format {
		case 'e', 'E':
			prec = len(d.digits) - 1
		case 'f':
			prec = max(0, len(d.digits)-d.point)
		case 'g', 'G':
			prec = len(d.digits)
		}
	} else {
		switch format {
		case 'e', 'E':
			d = d.round(1 + prec)
		case 'f':
			d = d.round(d.point + prec)
		case 'g', 'G':
			prec = max(prec, 1)
			d = d.round(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return sign + d.withExponent(format, prec)
	case 'f':
		return sign + d.plain(prec)
	case 'g', 'G':
		most := prec
		if most > len(d.digits) && len(d.digits) >= d.point {
			most = len(d.digits)
		}
		if short {
			most = 6
		}
		if exponent := d.point - 1; exponent < -4 || exponent >= most {
			return sign + d.withExponent(format+'e'-'g', min(prec, len(d.digits))-1)
		}
		return sign + d.plain(max(0, len(d.digits)-d.point))
	}
	return "%" + string(rune(format))
}

func (d decimal) withExponent(mark byte, prec int) string {
	text := string(d.at(0))
	if prec > 0 {
		rest := d.digits[min(1, len(d.digits)):]
		rest = rest[:min(prec, len(rest))]
		text += "." + rest + strings.Repeat("0", prec-len(rest))
	}
	exponent := 0
	if len(d.digits) > 0 {
		exponent = d.point - 1
	}
	text += string(mark)
	if exponent < 0 {
		text += "-"
		exponent = -exponent
	} else {
		text += "+"
	}
	if exponent < 10 {
		text += "0"
	}
	return text + strconv.Itoa(exponent)
}

func (d decimal) plain(prec int) string {
	text := "0"
	if d.point > 0 {
		known := min(len(d.digits), d.point)
		text = d.digits[:known] + strings.Repeat("0", d.point-known)
	}
	if prec > 0 {
		fraction := make([]byte, prec)
		for i := range fraction {
			fraction[i] = d.at(d.point + i)
		}
		text += "." + string(fraction)
	}
	return text
}

func (x *Float) String() string { return x.Text('g', 10) }
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	return append(buf, x.Text(fmt, prec)...)
}

func (x *Float) Format(s fmt.State, verb rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	switch verb {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		verb = 'f'
	case 'v':
		verb = 'g'
		fallthrough
	case 'g', 'G':
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", verb, x.String())
		return
	}
	text := x.Text(byte(verb), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+': // +Inf
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	width, _ := s.Width()
	missing := max(0, width-len(sign)-len(text))
	switch {
	case s.Flag('0') && x.form != inf:
		io.WriteString(s, sign+strings.Repeat("0", missing)+text)
	case s.Flag('-'):
		io.WriteString(s, sign+text+strings.Repeat(" ", missing))
	default:
		io.WriteString(s, strings.Repeat(" ", missing)+sign+text)
	}
}

// set takes an unsigned finite number.
func (z *Float) set(neg bool, number decimalText) *Float {
	z.wants(64)
	if len(number.digits) == 0 {
		return z.special(zero, neg)
	}
	power := rt_power(natOf(5), natOf(uint64(max(number.tens, -number.tens))), nil)
	exp := int64(number.twos) + int64(number.tens)
	if number.tens >= 0 {
		return z.put(neg, rt_binary(opMul, number.digits, power), exp)
	}
	over := Float{prec: z.prec, mode: z.mode, form: finite, neg: neg, mant: number.digits}
	under := Float{form: finite, mant: power}
	z.Quo(&over, &under)
	if z.form == finite {
		z.exp += exp
	}
	return z
}

func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// Parse takes base 0 and 10 alike, but that prefixes and underscores need base 0.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if base != 0 && base != 10 {
		panic("not supported by Waitscope: big.Float.Parse with base " + strconv.Itoa(base))
	}
	rest := s
	neg := strings.HasPrefix(rest, "-")
	if neg || strings.HasPrefix(rest, "+") {
		rest = rest[1:]
	}
	if rest == "Inf" || rest == "inf" {
		return z.SetInf(neg), 0, nil
	}
	z.wants(64)
	number, ok := parseDecimal(rest)
	if !ok {
		if s == "" {
			return nil, 0, io.EOF
		}
		return nil, 0, fmt.Errorf("math/big: cannot parse %q as a Float", s)
	}
	return z.set(neg, number), 10, nil
}

func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(min(prec, math.MaxUint32)).SetMode(mode).Parse(s, base)
}

func (z *Float) Scan(s fmt.ScanState, verb rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-0123456789.eEpPxXabcdfABCDFIin_", r) })
	if err != nil {
		return err
	}
	_, _, err = z.Parse(string(token), 0)
	return err
}

func (x *Float) MarshalText() ([]byte, error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return []byte(x.Text('g', -1)), nil
}

func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}
