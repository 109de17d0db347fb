package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

var values = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 10, 0.1, -0.1, 1e-300, 1e300, 1e-320, math.Pi, -math.E, 100.25, 1 << 53, 1e17, -7.75,
	math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN(), 0.9999, 20, 170.5, -3, 25.3}

func main() {
	one := map[string]func(float64) float64{"Abs": math.Abs, "Acos": math.Acos, "Acosh": math.Acosh, "Asin": math.Asin, "Asinh": math.Asinh, "Atan": math.Atan,
		"Atanh": math.Atanh, "Cbrt": math.Cbrt, "Ceil": math.Ceil, "Cos": math.Cos, "Cosh": math.Cosh, "Erf": math.Erf, "Erfc": math.Erfc, "Erfinv": math.Erfinv, "Erfcinv": math.Erfcinv,
		"Exp": math.Exp, "Exp2": math.Exp2, "Expm1": math.Expm1, "Floor": math.Floor, "Gamma": math.Gamma, "J0": math.J0, "J1": math.J1, "Y0": math.Y0, "Y1": math.Y1,
		"Log": math.Log, "Log10": math.Log10, "Log1p": math.Log1p, "Log2": math.Log2, "Logb": math.Logb, "Round": math.Round, "RoundToEven": math.RoundToEven,
		"Sin": math.Sin, "Sinh": math.Sinh, "Sqrt": math.Sqrt, "Tan": math.Tan, "Tanh": math.Tanh, "Trunc": math.Trunc}
	names := []string{"Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "Cbrt", "Ceil", "Cos", "Cosh", "Erf", "Erfc", "Erfinv", "Erfcinv", "Exp", "Exp2", "Expm1", "Floor", "Gamma",
		"J0", "J1", "Y0", "Y1", "Log", "Log10", "Log1p", "Log2", "Logb", "Round", "RoundToEven", "Sin", "Sinh", "Sqrt", "Tan", "Tanh", "Trunc"}
	for _, name := range names {
		for _, x := range values {
			switch name {
			case "J0", "J1", "Y0", "Y1", "Erfc", "Erf":
				if x == 0 || math.Abs(x) < 1e9 && math.Abs(x) > 1e-300 { // the last bits are not promised
					fmt.Printf("%s %v %.11g\n", name, x, one[name](x))
				}
			default:
				fmt.Println(name, x, one[name](x))
			}
		}
	}
	two := map[string]func(x, y float64) float64{"Atan2": math.Atan2, "Copysign": math.Copysign, "Dim": math.Dim, "Hypot": math.Hypot, "Max": math.Max, "Min": math.Min,
		"Mod": math.Mod, "Nextafter": math.Nextafter, "Pow": math.Pow, "Remainder": math.Remainder}
	for _, name := range []string{"Atan2", "Copysign", "Dim", "Hypot", "Max", "Min", "Mod", "Nextafter", "Pow", "Remainder"} {
		for i, x := range values {
			for j, y := range values {
				if (i+j)%3 == 0 {
					fmt.Println(name, x, y, two[name](x, y))
				}
			}
		}
	}
	for _, x := range values {
		s, c := math.Sincos(x)
		frac, exp := math.Frexp(x)
		whole, part := math.Modf(x)
		lg, sign := math.Lgamma(x)
		fmt.Println(x, s, c, frac, exp, whole, part, fmt.Sprintf("%.12g", lg), sign, math.Ldexp(x, 3), math.Ldexp(x, -1060), math.Float64bits(x), math.Float32bits(float32(x)), math.Signbit(x), math.IsNaN(x), math.IsInf(x, 0))
		if !math.IsNaN(x) && !math.IsInf(x, 0) && x != 0 {
			fmt.Println(math.Ilogb(x))
		}
		if math.Abs(x) < 1e9 && math.Abs(x) > 1e-300 {
			fmt.Printf("%.10g %.10g\n", math.Jn(3, x), math.Yn(2, x))
		}
		fmt.Println(math.FMA(x, 3, -1), math.Nextafter32(float32(x), 2), math.Pow10(int(math.Mod(x, 400))&511))
	}
	fmt.Println(math.MaxInt, math.MinInt64, uint64(math.MaxUint64), math.MaxInt8, math.Pi, math.Sqrt2, math.Ln2, math.Float64frombits(0x7ff8000000000001), math.Float32frombits(1), math.Inf(-1), math.NaN())

	for _, z := range []complex128{0, 1, 1i, -1, 3 + 4i, -0.5 - 2i, complex(math.Inf(1), 1), complex(math.NaN(), 0), 1e-10 + 1e10i, 0.3 - 0.7i} {
		r, t := cmplx.Polar(z)
		fmt.Println(z, cmplx.Abs(z), cmplx.Phase(z), r, t, cmplx.Conj(z), cmplx.Exp(z), cmplx.Log(z), cmplx.Log10(z), cmplx.Sqrt(z), cmplx.Pow(z, 2+1i), cmplx.Pow(z, 0))
		fmt.Println(cmplx.Sin(z), cmplx.Cos(z), cmplx.Tan(z), cmplx.Sinh(z), cmplx.Cosh(z), cmplx.Tanh(z), cmplx.Asin(z), cmplx.Acos(z), cmplx.Atan(z), cmplx.Asinh(z), cmplx.Acosh(z), cmplx.Atanh(z), cmplx.Cot(z))
		fmt.Println(cmplx.IsNaN(z), cmplx.IsInf(z))
	}
	fmt.Println(cmplx.Rect(2, math.Pi/2), cmplx.Inf(), cmplx.NaN())

	for _, x := range []uint64{0, 1, 2, 3, 0x80, 0xff00, 0x12345678, 1 << 31, 1<<32 - 1, 1 << 63, 0xdeadbeefcafebabe, 1<<64 - 1} {
		fmt.Println(bits.LeadingZeros64(x), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros8(uint8(x)), bits.LeadingZeros(uint(x)),
			bits.TrailingZeros64(x), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)), bits.OnesCount64(x), bits.OnesCount32(uint32(x)),
			bits.OnesCount16(uint16(x)), bits.OnesCount8(uint8(x)), bits.Len64(x), bits.Len32(uint32(x)), bits.Len16(uint16(x)), bits.Len8(uint8(x)), bits.Len(uint(x)))
		fmt.Println(bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)), bits.ReverseBytes64(x), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes16(uint16(x)),
			bits.RotateLeft64(x, 7), bits.RotateLeft32(uint32(x), -5), bits.RotateLeft16(uint16(x), 3), bits.RotateLeft8(uint8(x), 1), bits.RotateLeft(uint(x), 64))
		for _, y := range []uint64{1, 3, 1 << 40, 1<<64 - 1} {
			hi, lo := bits.Mul64(x, y)
			sum, carry := bits.Add64(x, y, 1)
			diff, borrow := bits.Sub64(x, y, 1)
			q, r := bits.Div64(x%y, x, y)
			fmt.Println(hi, lo, sum, carry, diff, borrow, q, r, bits.Rem64(x, x, y))
			hi2, lo2 := bits.Mul32(uint32(x), uint32(y))
			s2, c2 := bits.Add32(uint32(x), uint32(y), 1)
			d2, b2 := bits.Sub32(uint32(x), uint32(y), 0)
			fmt.Println(hi2, lo2, s2, c2, d2, b2)
		}
	}
	for _, f := range []func(){func() { bits.Div64(1, 0, 1) }, func() { bits.Div64(1, 0, 0) }, func() { bits.Rem64(1, 2, 0) }, func() { bits.Div32(5, 0, 2) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
