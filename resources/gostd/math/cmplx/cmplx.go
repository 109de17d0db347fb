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
func Exp(x complex128) complex128  { return Rect(math.Exp(real(x)), imag(x)) }
func Log(x complex128) complex128  { return complex(math.Log(Abs(x)), Phase(x)) }
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

func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	if a == 0 && b == 0 {
		return complex(0, b)
	}
	r := math.Sqrt((math.Abs(a) + Abs(x)) / 2)
	if a >= 0 {
		return complex(r, b/(2*r))
	}
	return complex(math.Abs(b)/(2*r), math.Copysign(r, b))
}

func Pow(x, y complex128) complex128 {
	if x == 0 {
		if y == 0 {
			return 1
		}
		return 0
	}
	return Exp(y * Log(x))
}
