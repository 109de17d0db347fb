// Package math: the elementary functions as natives, the rest in Go.
package math

func Sqrt(x float64) float64
func Floor(x float64) float64
func Ceil(x float64) float64
func Trunc(x float64) float64
func Exp(x float64) float64
func Exp2(x float64) float64
func Expm1(x float64) float64
func Log(x float64) float64
func Log2(x float64) float64
func Log10(x float64) float64
func Log1p(x float64) float64
func Sin(x float64) float64
func Cos(x float64) float64
func Tan(x float64) float64
func Asin(x float64) float64
func Acos(x float64) float64
func Atan(x float64) float64
func Sinh(x float64) float64
func Cosh(x float64) float64
func Tanh(x float64) float64
func Asinh(x float64) float64
func Acosh(x float64) float64
func Atanh(x float64) float64
func Cbrt(x float64) float64
func Gamma(x float64) float64
func Erf(x float64) float64
func Erfc(x float64) float64
func RoundToEven(x float64) float64
func Pow(x, y float64) float64
func Atan2(x, y float64) float64
func Hypot(x, y float64) float64
func Mod(x, y float64) float64
func Remainder(x, y float64) float64

func J0(x float64) float64
func rt_j1(x float64) float64
func Y0(x float64) float64
func Y1(x float64) float64
func rt_jn(n int, x float64) float64
func Yn(n int, x float64) float64

func Jn(n int, x float64) float64 {
	if IsInf(x, 0) || n != 0 && x == 0 {
		return 0
	}
	return rt_jn(n, x)
}

func J1(x float64) float64 {
	if x == 0 || IsInf(x, 0) {
		return 0
	}
	return rt_j1(x)
}

func rt_lgamma(x float64) (value float64, sign int)

func Lgamma(x float64) (lgamma float64, sign int) {
	switch {
	case IsNaN(x) || IsInf(x, -1):
		return x, 1
	case x == 0 || IsInf(x, 1) || x < 0 && x == Floor(x):
		return Inf(1), 1
	case Abs(x) < 0x1p-70:
		if x < 0 {
			return -Log(-x), -1
		}
		return -Log(x), 1
	}
	return rt_lgamma(x)
}

func rt_fma(x, y, z float64) float64

func FMA(x, y, z float64) float64 { return rt_fma(x, y, z) }

func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ (1 << 63)) }

// Round rounds half away from zero.
func Round(x float64) float64 {
	t := Trunc(x)
	if Abs(x-t) >= 0.5 {
		return t + Copysign(1, x)
	}
	return t
}

func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

func Dim(x, y float64) float64 {
	if v := x - y; v > 0 || v != v {
		return v
	}
	return 0
}

func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return y
		}
		return x
	}
	if x > y {
		return x
	}
	return y
}

func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return x
		}
		return y
	}
	if x < y {
		return x
	}
	return y
}

func Modf(f float64) (whole float64, frac float64) {
	whole = Trunc(f)
	if IsInf(f, 0) {
		return whole, NaN()
	}
	return whole, Copysign(f-whole, f)
}

func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || IsInf(f, 0) || IsNaN(f) {
		return f, 0
	}
	if Abs(f) < 0x1p-1022 {
		f *= 1 << 52
		exp = -52
	}
	bits := Float64bits(f)
	exp += int(bits>>52&0x7FF) - 1022
	return Float64frombits(bits&^(0x7FF<<52) | 1022<<52), exp
}

func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || IsInf(frac, 0) || IsNaN(frac) {
		return frac
	}
	frac, e := Frexp(frac)
	exp += e
	switch {
	case exp < -1075:
		return Copysign(0, frac)
	case exp > 1024:
		return Inf(int(Copysign(1, frac)))
	case exp < -1020: // may end as a denormal: the last step rounds
		return Float64frombits(Float64bits(frac)&^(0x7FF<<52)|uint64(exp+53+1022)<<52) * (1.0 / (1 << 53))
	}
	return Float64frombits(Float64bits(frac)&^(0x7FF<<52)|uint64(exp-1+1022)<<52) * 2
}

func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	return float64(Ilogb(x))
}

func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case IsNaN(x), IsInf(x, 0):
		return MaxInt32
	}
	_, exp := Frexp(x)
	return exp - 1
}

// rt_pow10 is the float64 nearest to the power.
func rt_pow10(n int) float64

func Pow10(n int) float64 {
	if n < -323 {
		return 0
	}
	if n > 308 {
		return Inf(1)
	}
	return rt_pow10(n)
}

func Nextafter(x, y float64) float64 {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

func Nextafter32(x, y float32) float32 {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}
