// Package cmplx has the basic functions of complex numbers.
package cmplx

import "math"

func Abs(x complex128) float64   { return math.Hypot(real(x), imag(x)) }
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }
func Polar(x complex128) (r, theta float64) {
	return Abs(x), Phase(x)
}
func Rect(r, theta float64) complex128 {
	s, c := math.Sincos(theta)
	return complex(r*c, r*s)
}
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

func Exp(x complex128) complex128 {
	switch re, im := real(x), imag(x); {
	case math.IsInf(re, 0):
		switch {
		case re > 0 && im == 0:
			return x
		case math.IsInf(im, 0) || math.IsNaN(im):
			if re < 0 {
				return complex(0, math.Copysign(0, im))
			}
			return complex(math.Inf(1), math.NaN())
		}
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	return Rect(math.Exp(real(x)), imag(x))
}

func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }
func Inf() complex128 {
	inf := math.Inf(1)
	return complex(inf, inf)
}
func NaN() complex128 {
	nan := math.NaN()
	return complex(nan, nan)
}
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Sqrt scales its argument so that nothing in between overflows or vanishes.
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case b == 0 && a == 0:
		return complex(0, b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(a), b)
	case math.IsInf(b, 0):
		return complex(math.Inf(1), b)
	case a == 0:
		r := math.Sqrt(0.5 * math.Abs(b))
		return complex(r, math.Copysign(r, b))
	}
	factor, scale := 0x1p54, 0x1p-27
	if math.Abs(a) > 4 || math.Abs(b) > 4 {
		factor, scale = 0.25, 2
	}
	a *= factor
	b *= factor
	r := math.Hypot(a, b)
	var t float64
	if a > 0 {
		t = math.Sqrt(0.5*r + 0.5*a)
		r = scale * math.Abs((0.5*b)/t)
		t *= scale
	} else {
		r = math.Sqrt(0.5*r - 0.5*a)
		t = scale * math.Abs((0.5*b)/r)
		r *= scale
	}
	return complex(t, math.Copysign(r, b))
}

func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case real(y) == 0:
			return 1
		case real(y) > 0:
			return 0
		case imag(y) == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	modulus := Abs(x)
	if modulus == 0 {
		return 0
	}
	r, angle := math.Pow(modulus, real(y)), Phase(x)
	theta := real(y) * angle
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * angle)
		theta += imag(y) * math.Log(modulus)
	}
	return Rect(r, theta)
}
