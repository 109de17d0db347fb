package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
)

func main() {
	roots()
	texts()
	rounding()
	arithmetic()
	conversions()
	panics()
}

func roots() {
	two := new(big.Float).SetPrec(400).SetInt64(2)
	root := new(big.Float).SetPrec(400).Sqrt(two)
	fmt.Println(root.Text('f', 100), root.Prec(), root.Mode(), root.Acc())
	fmt.Printf("%.50f %v\n", root, root.MinPrec() > 300)
	half := big.NewFloat(0.5)
	x := new(big.Float).SetPrec(200).SetInt64(1)
	for i := 0; i < 8; i++ { // Newton
		t := new(big.Float).Quo(new(big.Float).SetPrec(200).SetInt64(2), x)
		t.Add(x, t)
		x.Mul(half, t)
	}
	fmt.Printf("%.60f %s\n", x, x)
	// pi by Machin's formula
	arctan := func(n int64) *big.Float {
		sum, term := new(big.Float).SetPrec(300), new(big.Float).SetPrec(300).Quo(big.NewFloat(1), new(big.Float).SetInt64(n))
		square := new(big.Float).SetInt64(n * n)
		for k := int64(0); k < 200; k++ {
			part := new(big.Float).SetPrec(300).Quo(term, new(big.Float).SetInt64(2*k+1))
			if k%2 == 0 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Quo(term, square)
		}
		return sum
	}
	pi := arctan(5)
	pi.Mul(pi, big.NewFloat(4)).Sub(pi, arctan(239)).Mul(pi, big.NewFloat(4))
	fmt.Println(pi.Text('f', 80), pi.Text('g', 20), pi.Text('e', 30))
}

func texts() {
	numbers := []string{"0", "-0", "1", "-1.5", "0.1", "123456789", "1e20", "1e21", "1e22", "1.5e-5", "0.00012345", "1e100", "3.14159265358979323846264338327950288", "999999.5", "99999999999999999999", "0x1p10", "0x1.8p1", "1_000.5", "+Inf", "-Inf", "0b101", ".5", "5.", "1e-400", "123e5"}
	for _, s := range numbers {
		f, ok := new(big.Float).SetString(s)
		if !ok {
			fmt.Println(s, "no")
			continue
		}
		fmt.Print(s, ": ", f, " ", f.Prec(), " ")
		for _, format := range []byte("eEfgG") {
			for _, prec := range []int{-1, 0, 1, 3, 10} {
				fmt.Print(f.Text(format, prec), " ")
			}
		}
		fmt.Printf("%v %g %.3f %10.2f| %-10.2f| %+.1e % .3g %010.3f %s %d\n", f, f, f, f, f, f, f, f, f, f)
	}
	for _, s := range []string{"", "x", "1e", "--1", "1..2", "Infinity", "nan", "1__0"} {
		f, ok := new(big.Float).SetString(s)
		fmt.Println(f, ok)
	}
	for _, v := range []float64{0.1, 1, 100, 1e6, 123456, 1e21, 5e-324, math.MaxFloat64, 0.3, 2.0 / 3, 1024, 1e-5, 4503599627370496.5} {
		f := big.NewFloat(v)
		fmt.Println(f, f.Text('g', -1), f.Text('f', -1), f.Text('e', -1))
	}
	out, err := json.Marshal(map[string]*big.Float{"x": big.NewFloat(2.5)})
	fmt.Println(string(out), err)
	var f big.Float
	fmt.Println(json.Unmarshal([]byte(`"1.25"`), &f), &f)
	n, err := fmt.Sscan("2.75", &f)
	fmt.Println(n, err, &f)
	g, base, err := big.ParseFloat("1.1", 10, 100, big.ToZero)
	fmt.Println(g, base, err, g.Acc(), g.Prec(), g.Mode())
}

func rounding() {
	for _, mode := range []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf} {
		fmt.Print(mode, ": ")
		for _, v := range []float64{2.6, 2.5, 2.1, -2.1, -2.5, -2.6, 5, 7, -7, 6} {
			f := new(big.Float).SetPrec(2).SetMode(mode).SetFloat64(v)
			fmt.Print(f, " ", f.Acc(), ", ")
		}
		fmt.Println()
	}
	x := big.NewFloat(1.0 / 3)
	x.SetPrec(10)
	fmt.Println(x, x.Acc(), x.MinPrec())
	x.SetPrec(0)
	fmt.Println(x, x.Acc())
}

func arithmetic() {
	values := []*big.Float{big.NewFloat(0), big.NewFloat(math.Copysign(0, -1)), big.NewFloat(1.25), big.NewFloat(-3), big.NewFloat(1e300), big.NewFloat(-1e-300), big.NewFloat(math.Inf(1))}
	for _, x := range values {
		for _, y := range values {
			fmt.Print(x, " ", y, " ", x.Cmp(y))
			for i, f := range []func(z *big.Float){func(z *big.Float) { z.Add(x, y) }, func(z *big.Float) { z.Sub(x, y) }, func(z *big.Float) { z.Mul(x, y) }, func(z *big.Float) { z.Quo(x, y) }} {
				func() {
					defer func() {
						if r := recover(); r != nil {
							fmt.Print(" ", i, r)
						}
					}()
					z := new(big.Float)
					f(z)
					fmt.Print(" ", z, z.Acc(), z.Signbit())
				}()
			}
			fmt.Println()
		}
	}
	mant := new(big.Float)
	exp := big.NewFloat(12).MantExp(mant)
	fmt.Println(mant, exp, new(big.Float).SetMantExp(mant, 10), big.NewFloat(12).Sign(), new(big.Float).Neg(mant), new(big.Float).Abs(big.NewFloat(-2)))
	fmt.Println(new(big.Float).Quo(new(big.Float).SetInt64(1), new(big.Float).SetInt64(3)), new(big.Float).SetRat(big.NewRat(1, 3)), new(big.Float).SetInt(big.NewInt(77)))
	tiny := new(big.Float).SetMantExp(big.NewFloat(1), -10000)
	fmt.Println(new(big.Float).Add(big.NewFloat(1), tiny), new(big.Float).Sub(big.NewFloat(1), tiny).Acc(), new(big.Float).SetMode(big.ToZero).SetPrec(53).Sub(big.NewFloat(1), tiny))
}

func conversions() {
	for _, s := range []string{"0", "1.5", "-1.5", "1e18", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "-1e19", "18446744073709551615", "1e20", "0.1", "1e-320", "1e400", "Inf", "-Inf"} {
		f, _, _ := big.ParseFloat(s, 10, 100, big.ToNearestEven)
		i, ia := f.Int64()
		u, ua := f.Uint64()
		d, da := f.Float64()
		e, ea := f.Float32()
		z, za := f.Int(nil)
		fmt.Println(s, i, ia, u, ua, d, da, e, ea, z, za, f.IsInt(), f.IsInf())
	}
	r, a := big.NewFloat(0.375).Rat(nil)
	fmt.Println(r, a)
}

func panics() {
	for _, f := range []func(){func() { big.NewFloat(math.NaN()) }, func() { new(big.Float).Sqrt(big.NewFloat(-1)) }} {
		func() {
			defer func() {
				r := recover()
				fmt.Printf("%T %v\n", r, r)
			}()
			f()
		}()
	}
}
