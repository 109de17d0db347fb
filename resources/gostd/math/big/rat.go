package big

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Rat is a fraction in lowest terms. Its zero value is 0.
type Rat struct {
	a Int
	b Int // positive; 0 stands for 1
}

func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

func (x *Rat) denominator() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: natOne}
	}
	return &x.b
}

func (z *Rat) put(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	over, under := a.abs, b.abs
	if common := rt_binary(opGcd, over, under); len(common) != 1 || common[0] != 1 {
		over, _ = rt_divide(over, common)
		under, _ = rt_divide(under, common)
	}
	z.a.put(neg, over)
	z.b.put(false, under)
	return z
}

func (z *Rat) SetFrac(a, b *Int) *Rat    { return z.put(a, b) }
func (z *Rat) SetFrac64(a, b int64) *Rat { return z.put(NewInt(a), NewInt(b)) }
func (z *Rat) SetInt(x *Int) *Rat        { return z.put(x, &Int{abs: natOne}) }
func (z *Rat) SetInt64(x int64) *Rat     { return z.SetInt(NewInt(x)) }
func (z *Rat) SetUint64(x uint64) *Rat   { return z.SetInt(new(Int).SetUint64(x)) }
func (z *Rat) Set(x *Rat) *Rat           { *z = *x; return z }
func (z *Rat) Abs(x *Rat) *Rat           { z.Set(x); z.a.neg = false; return z }
func (z *Rat) Neg(x *Rat) *Rat           { z.Set(x); z.a.Neg(&z.a); return z }
func (z *Rat) Inv(x *Rat) *Rat           { a, b := x.a, *x.denominator(); return z.put(&b, &a) }
func (x *Rat) Sign() int                 { return x.a.Sign() }
func (x *Rat) IsInt() bool               { return len(x.b.abs) == 0 || rt_compare(x.b.abs, natOne) == 0 }
func (x *Rat) Num() *Int                 { return &x.a }
func (x *Rat) Cmp(y *Rat) int            { return x.times(y).Cmp(y.times(x)) }
func (x *Rat) times(y *Rat) *Int         { return new(Int).Mul(&x.a, y.denominator()) }
func (x *Rat) common(y *Rat) *Int        { return new(Int).Mul(x.denominator(), y.denominator()) }
func (z *Rat) Add(x, y *Rat) *Rat        { a := x.times(y); return z.put(a.Add(a, y.times(x)), x.common(y)) }
func (z *Rat) Sub(x, y *Rat) *Rat        { a := x.times(y); return z.put(a.Sub(a, y.times(x)), x.common(y)) }
func (z *Rat) Mul(x, y *Rat) *Rat        { return z.put(new(Int).Mul(&x.a, &y.a), x.common(y)) }
func (z *Rat) Quo(x, y *Rat) *Rat        { return z.put(x.times(y), new(Int).Mul(x.denominator(), &y.a)) }

// Denom is x's own denominator once it has one.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: natOne}
	}
	return &x.b
}

// SetFloat64 is exact; nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	fraction, exponent := math.Frexp(f)
	a := NewInt(int64(fraction * (1 << 53)))
	b := NewInt(1)
	if exponent -= 53; exponent > 0 {
		a.Lsh(a, uint(exponent))
	} else {
		b.Lsh(b, uint(-exponent))
	}
	return z.put(a, b)
}

// quotient is |x| as 66 or 67 bits times 2**exponent, the last bit set if something was cut off.
func (x *Rat) quotient() (bits nat, exponent int) {
	over, under := x.a.abs, x.denominator().abs
	shift := 66 - over.bitLen() + under.bitLen()
	if shift >= 0 {
		over = rt_shiftLeft(over, uint(shift))
	} else {
		under = rt_shiftLeft(under, uint(-shift))
	}
	q, rest := rt_divide(over, under)
	if len(rest) > 0 {
		q = rt_binary(opOr, q, natOne)
	}
	return q, -shift
}

func (x *Rat) Float64() (f float64, exact bool) {
	if x.Sign() == 0 {
		return 0, true
	}
	bits, exponent := x.quotient()
	f, accuracy := natFloat64(bits, exponent)
	if x.a.neg {
		f = -f
	}
	return f, accuracy == Exact
}

func (x *Rat) Float32() (f float32, exact bool) {
	if x.Sign() == 0 {
		return 0, true
	}
	bits, exponent := x.quotient()
	wide, accuracy := natFloat(bits, exponent, 24, -126, 127)
	if x.a.neg {
		wide = -wide
	}
	return float32(wide), accuracy == Exact
}

// SetString takes "3/4", "-1.25", "1e-3" and integers with a base prefix.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if over, under, ok := strings.Cut(s, "/"); ok {
		var a, b Int
		if _, ok := a.SetString(over, 0); !ok {
			return nil, false
		}
		if under == "" || under[0] == '+' || under[0] == '-' {
			return nil, false
		}
		if _, ok := b.SetString(under, 0); !ok || len(b.abs) == 0 {
			return nil, false
		}
		return z.put(&a, &b), true
	}
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	number, ok := parseDecimal(s)
	if !ok {
		return nil, false
	}
	a, b := Int{neg: neg && len(number.digits) > 0, abs: number.digits}, Int{abs: natOne}
	scale := func(x *Int, base, times int) {
		x.Mul(x, &Int{abs: rt_power(natOf(uint64(base)), natOf(uint64(times)), nil)})
	}
	for _, part := range [2][2]int{{10, number.tens}, {2, number.twos}} {
		switch {
		case part[1] > 0:
			scale(&a, part[0], part[1])
		case part[1] < 0:
			scale(&b, part[0], -part[1])
		}
	}
	return z.put(&a, &b), true
}

// A decimalText is digits × 10**tens × 2**twos.
type decimalText struct {
	digits     nat
	tens, twos int
}

// parseDecimal takes an unsigned number with a base prefix, a point and an exponent.
func parseDecimal(s string) (number decimalText, ok bool) {
	digits, base := s, 10
	if len(s) > 1 && s[0] == '0' {
		if rest, prefixed := splitBase(s); prefixed != 10 && len(rest) == len(s)-2 {
			digits, base = rest, prefixed
		}
	}
	exponentMarks := "eEpP"
	if base == 16 {
		exponentMarks = "pP"
	}
	if at := strings.IndexAny(digits, exponentMarks); at >= 0 {
		exponent, err := strconv.Atoi(digits[at+1:])
		if err != nil || exponent > 1<<26 || exponent < -1<<26 {
			return number, false
		}
		if strings.ContainsRune("pP", rune(digits[at])) {
			number.twos = exponent
		} else if base != 10 {
			return number, false
		} else {
			number.tens = exponent
		}
		digits = digits[:at]
	}
	if digits, ok = withoutUnderscores(digits, len(digits) < len(s)); !ok {
		return number, false
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	switch base {
	case 10:
		number.tens -= len(fraction)
	case 2:
		number.twos -= len(fraction)
	case 8:
		number.twos -= 3 * len(fraction)
	case 16:
		number.twos -= 4 * len(fraction)
	}
	number.digits, ok = natFromText(whole+fraction, base)
	return number, ok
}

func (x *Rat) String() string { return x.a.String() + "/" + x.denominator().String() }
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString has prec digits after the point, the last one rounded, halves away from zero.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		text := x.a.String()
		if prec > 0 {
			text += "." + strings.Repeat("0", prec)
		}
		return text
	}
	scaled := rt_binary(opMul, x.a.abs, rt_power(natOf(10), natOf(uint64(max(0, prec))), nil))
	q, rest := rt_divide(scaled, x.b.abs)
	if rt_compare(rt_shiftLeft(rest, 1), x.b.abs) >= 0 {
		q = rt_binary(opAdd, q, natOne)
	}
	text := rt_text(q, 10)
	if prec > 0 {
		if len(text) <= prec {
			text = strings.Repeat("0", prec+1-len(text)) + text
		}
		text = text[:len(text)-prec] + "." + text[len(text)-prec:]
	}
	if x.a.neg {
		text = "-" + text
	}
	return text
}

func (x *Rat) MarshalText() ([]byte, error) { return []byte(x.RatString()), nil }
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

func (z *Rat) Scan(s fmt.ScanState, verb rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", verb) {
		return fmt.Errorf("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return fmt.Errorf("Rat.Scan: invalid syntax")
	}
	return nil
}
