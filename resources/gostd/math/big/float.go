package big

import "math"

const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// A RoundingMode says which way a Float goes when its precision does not hold the exact value.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (m RoundingMode) String() string {
	names := [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(m) < len(names) {
		return names[m]
	}
	return "RoundingMode(?)"
}

// ErrNaN is the panic of an operation without a value, such as 0/0.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// A Float is mant × 2**exp with its sign, mant odd and of at most prec bits, or ±0 or ±Inf.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat
	exp  int64
}

func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode = mode
	z.acc = Exact
	return z
}

func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = Below
			if z.neg {
				z.acc = Above
			}
			z.form, z.mant = zero, nil
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old && z.form == finite {
		z.put(z.neg, z.mant, z.exp)
	}
	return z
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }
func (x *Float) Acc() Accuracy      { return x.acc }
func (x *Float) Signbit() bool      { return x.neg }
func (x *Float) IsInf() bool        { return x.form == inf }
func (x *Float) IsInt() bool        { return x.form == zero || x.form == finite && x.exp >= 0 }

// MinPrec is the precision that would hold x exactly.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(x.mant.bitLen())
}

func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (z *Float) special(f form, neg bool) *Float {
	z.form, z.neg, z.acc, z.mant, z.exp = f, neg, Exact, nil, 0
	return z
}

// put is mant × 2**exp, rounded to z's precision. The last bit of mant may stand for all that is below it, if mant
// has at least two bits more than the precision.
func (z *Float) put(neg bool, mant nat, exp int64) *Float {
	if len(mant) == 0 {
		return z.special(zero, neg)
	}
	z.form, z.neg, z.acc = finite, neg, Exact
	if drop := mant.bitLen() - int(z.prec); drop > 0 {
		lost := mant.trailingZeroBits() < uint(drop)
		half := mant.bit(uint(drop-1)) == 1
		above := half && mant.trailingZeroBits() < uint(drop-1) // more than a half is lost
		mant = rt_shiftRight(mant, uint(drop))
		exp += int64(drop)
		if lost {
			up := false
			switch z.mode {
			case ToNearestEven:
				up = above || half && mant.bit(0) == 1
			case ToNearestAway:
				up = half
			case AwayFromZero:
				up = true
			case ToNegativeInf:
				up = neg
			case ToPositiveInf:
				up = !neg
			}
			if up {
				mant = rt_binary(opAdd, mant, natOne)
			}
			z.acc = Below
			if up != neg {
				z.acc = Above
			}
		}
	}
	zeros := mant.trailingZeroBits()
	z.mant, z.exp = rt_shiftRight(mant, zeros), exp+int64(zeros)
	switch top := z.exp + int64(z.mant.bitLen()); {
	case top > MaxExp:
		z.special(inf, neg).acc = Above
		if neg {
			z.acc = Below
		}
	case top < MinExp:
		z.special(zero, neg).acc = Below
		if neg {
			z.acc = Above
		}
	}
	return z
}

// wants sets the precision if nobody has.
func (z *Float) wants(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) SetUint64(x uint64) *Float {
	z.wants(64)
	return z.put(false, natOf(x), 0)
}

func (z *Float) SetInt64(x int64) *Float {
	z.wants(64)
	if x < 0 {
		return z.put(true, natOf(-uint64(x)), 0)
	}
	return z.put(false, natOf(uint64(x)), 0)
}

func (z *Float) SetFloat64(x float64) *Float {
	z.wants(53)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case x == 0:
		return z.special(zero, math.Signbit(x))
	case math.IsInf(x, 0):
		return z.special(inf, x < 0)
	}
	fraction, exponent := math.Frexp(math.Abs(x))
	return z.put(x < 0, natOf(uint64(fraction*(1<<53))), int64(exponent-53))
}

func (z *Float) SetInt(x *Int) *Float {
	z.wants(uint32(max(x.BitLen(), 64)))
	return z.put(x.neg, x.abs, 0)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	z.wants(max(a.prec, b.prec))
	return z.Quo(&a, &b)
}

func (z *Float) SetInf(signbit bool) *Float { return z.special(inf, signbit) }

func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.acc = Exact
	z.wants(x.prec)
	prec, mode := z.prec, z.mode
	*z = *x
	z.prec, z.mode, z.acc = prec, mode, Exact
	if prec < x.prec && x.form == finite {
		z.put(x.neg, x.mant, x.exp)
	}
	return z
}

func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

// MantExp is the exponent of x as a mantissa in [0.5, 1) that mant, if not nil, gets.
func (x *Float) MantExp(mant *Float) int {
	exponent := 0
	if x.form == finite {
		exponent = int(x.exp) + x.mant.bitLen()
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp -= int64(exponent)
		}
	}
	return exponent
}

func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		acc := z.acc
		z.put(z.neg, z.mant, z.exp+int64(exp))
		if z.acc == Exact {
			z.acc = acc
		}
	}
	return z
}

// ---- to other numbers

// truncated is the integer part of |x|.
func (x *Float) truncated() (whole nat, exact bool) {
	switch {
	case x.form != finite:
		return nil, x.form == zero
	case x.exp >= 0:
		return rt_shiftLeft(x.mant, uint(x.exp)), true
	}
	return rt_shiftRight(x.mant, uint(-x.exp)), false
}

// towardsZero is the accuracy of what truncating x gives.
func (x *Float) towardsZero(exact bool) Accuracy {
	switch {
	case exact:
		return Exact
	case x.neg:
		return Above
	}
	return Below
}

func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form <= finite {
		z = new(Int)
	}
	if x.form == inf {
		return nil, x.towardsZero(false)
	}
	whole, exact := x.truncated()
	return z.put(x.neg, whole), x.towardsZero(exact)
}

func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form <= finite {
		z = new(Rat)
	}
	switch {
	case x.form == inf:
		return nil, x.towardsZero(false)
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp >= 0:
		return z.SetInt(&Int{neg: x.neg, abs: rt_shiftLeft(x.mant, uint(x.exp))}), Exact
	}
	return z.put(&Int{neg: x.neg, abs: x.mant}, &Int{abs: rt_shiftLeft(natOne, uint(-x.exp))}), Exact
}

func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.exp+int64(x.mant.bitLen()) > 64:
		return math.MaxUint64, Below
	}
	whole, exact := x.truncated()
	if len(whole) > 0 && x.MinPrec() <= 64 {
		exact = true // so says Go, whatever is cut off
	}
	return whole.low64(), x.towardsZero(exact)
}

func (x *Float) Int64() (int64, Accuracy) {
	if x.form == zero {
		return 0, Exact
	}
	if x.form == inf || x.exp+int64(x.mant.bitLen()) > 63 {
		if !x.neg {
			return math.MaxInt64, Below
		}
		if x.form == finite && x.exp == 63 && rt_compare(x.mant, natOne) == 0 {
			return math.MinInt64, Exact
		}
		return math.MinInt64, Above
	}
	whole, exact := x.truncated()
	v := int64(whole.low64())
	if x.neg {
		v = -v
	}
	return v, x.towardsZero(exact)
}

func (x *Float) toFloat(precision, low, high int) (float64, Accuracy) {
	f, accuracy := 0.0, Exact
	switch x.form {
	case inf:
		f = math.Inf(1)
	case finite:
		f, accuracy = natFloat(x.mant, int(x.exp), precision, low, high)
	}
	if x.neg {
		return math.Copysign(f, -1), -accuracy
	}
	return f, accuracy
}

func (x *Float) Float64() (float64, Accuracy) { return x.toFloat(53, -1022, 1023) }
func (x *Float) Float32() (float32, Accuracy) {
	f, accuracy := x.toFloat(24, -126, 127)
	return float32(f), accuracy
}

// ---- arithmetic

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

func (x *Float) Cmp(y *Float) int {
	if x.Sign() != y.Sign() {
		if x.Sign() < y.Sign() {
			return -1
		}
		return 1
	}
	if x.form == zero {
		return 0
	}
	order := 0
	switch {
	case x.form != y.form:
		order = int(x.form) - int(y.form)
	case x.form == finite:
		xTop, yTop := x.exp+int64(x.mant.bitLen()), y.exp+int64(y.mant.bitLen())
		switch {
		case xTop < yTop:
			order = -1
		case xTop > yTop:
			order = 1
		default:
			low := min(x.exp, y.exp)
			order = rt_compare(rt_shiftLeft(x.mant, uint(x.exp-low)), rt_shiftLeft(y.mant, uint(y.exp-low)))
		}
	}
	if x.neg {
		return -order
	}
	return order
}

func (z *Float) Add(x, y *Float) *Float {
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}
func (z *Float) Sub(x, y *Float) *Float {
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

// sum is x plus y as if y's sign were yneg.
func (z *Float) sum(x, y *Float, yneg bool, nan string) *Float {
	z.wants(max(x.prec, y.prec))
	switch {
	case x.form == inf && y.form == inf && x.neg != yneg:
		z.special(zero, false)
		panic(ErrNaN{nan})
	case x.form == zero && y.form == zero:
		neg := x.neg && yneg
		if z.mode == ToNegativeInf && x.neg != yneg {
			neg = true
		}
		return z.special(zero, neg)
	case x.form == inf || y.form == zero:
		neg := x.neg
		z.Set(x)
		if z.form != zero {
			z.neg = neg
		}
		return z
	case y.form == inf || x.form == zero:
		z.Set(y)
		if z.neg != yneg {
			z.neg = yneg
			if z.acc != Exact { // the mode may look at the sign
				z.put(yneg, y.mant, y.exp)
			}
		}
		return z
	}
	xm, ym := x.alone(y, z.prec), y.alone(x, z.prec)
	low := min(xm.exp, ym.exp)
	a := Int{neg: x.neg, abs: rt_shiftLeft(xm.mant, uint(xm.exp-low))}
	b := Int{neg: yneg, abs: rt_shiftLeft(ym.mant, uint(ym.exp-low))}
	a.Add(&a, &b)
	if len(a.abs) == 0 {
		return z.special(zero, z.mode == ToNegativeInf)
	}
	return z.put(a.neg, a.abs, low)
}

type scaled struct {
	mant nat
	exp  int64
}

// alone is x as a summand beside y: one that lies far below all bits that count stands for a single bit there.
func (x *Float) alone(y *Float, prec uint32) scaled {
	lowest := y.exp + min(0, int64(y.mant.bitLen())-int64(prec)) - 4
	if x.exp+int64(x.mant.bitLen()) < lowest {
		return scaled{natOne, lowest - 1}
	}
	return scaled{x.mant, x.exp}
}

func (z *Float) Mul(x, y *Float) *Float {
	z.wants(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.put(neg, rt_binary(opMul, x.mant, y.mant), x.exp+y.exp)
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.special(zero, false)
		panic(ErrNaN{"multiplication of zero with infinity"})
	case x.form == inf || y.form == inf:
		return z.special(inf, neg)
	}
	return z.special(zero, neg)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.wants(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		shift := max(0, int(z.prec)+2-x.mant.bitLen()+y.mant.bitLen())
		q, rest := rt_divide(rt_shiftLeft(x.mant, uint(shift)), y.mant)
		q = rt_shiftLeft(q, 1)
		if len(rest) > 0 {
			q = rt_binary(opOr, q, natOne)
		}
		return z.put(neg, q, x.exp-y.exp-int64(shift)-1)
	case x.form == zero && y.form == zero || x.form == inf && y.form == inf:
		z.special(zero, false)
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	case x.form == zero || y.form == inf:
		return z.special(zero, neg)
	}
	return z.special(inf, neg)
}

func (z *Float) Sqrt(x *Float) *Float {
	z.wants(x.prec)
	if x.Sign() == -1 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		return z.special(x.form, x.neg)
	}
	shift := max(0, 2*(int64(z.prec)+2)-int64(x.mant.bitLen()))
	if (x.exp-shift)%2 != 0 {
		shift++
	}
	wide := rt_shiftLeft(x.mant, uint(shift))
	root := rt_sqrt(wide)
	exact := rt_compare(rt_binary(opMul, root, root), wide) == 0
	root = rt_shiftLeft(root, 1)
	if !exact {
		root = rt_binary(opOr, root, natOne)
	}
	z.put(false, root, (x.exp-shift)/2-1)
	z.acc = Exact // as Go's, which does not say
	return z
}
