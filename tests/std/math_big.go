package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strings"
)

func parse(s string) *big.Int {
	x, ok := new(big.Int).SetString(s, 0)
	if !ok {
		panic(s)
	}
	return x
}

func main() {
	arithmetic()
	bitwise()
	texts()
	formats()
	numberTheory()
	conversions()
	aliases()
	fractions()
	panics()
}

var samples = []string{"0", "1", "-1", "2", "-7", "10", "255", "-256", "18446744073709551615", "18446744073709551616",
	"-18446744073709551617", "340282366920938463463374607431768211456", "-123456789012345678901234567890123456789"}

func arithmetic() {
	var a, b, c, d big.Int
	for _, s := range samples {
		for _, t := range samples {
			x, y := parse(s), parse(t)
			fmt.Print(x, " ", y, ": ", a.Add(x, y), " ", b.Sub(x, y), " ", c.Mul(x, y), " ", x.Cmp(y), " ", x.CmpAbs(y))
			if y.Sign() != 0 {
				a.QuoRem(x, y, &b)
				c.DivMod(x, y, &d)
				fmt.Print(" ", &a, " ", &b, " ", &c, " ", &d, " ", new(big.Int).Quo(x, y), new(big.Int).Rem(x, y),
					new(big.Int).Div(x, y), new(big.Int).Mod(x, y))
			}
			fmt.Println()
		}
	}
	f := big.NewInt(1)
	for i := int64(1); i <= 100; i++ {
		f.Mul(f, big.NewInt(i))
	}
	fmt.Println(f, f.BitLen(), f.TrailingZeroBits(), len(f.Bytes()))
	p, q := big.NewInt(0), big.NewInt(1)
	for i := 0; i < 1000; i++ {
		p.Add(p, q)
		p, q = q, p
	}
	fmt.Println(p)
	fmt.Println(a.MulRange(10, 20), b.MulRange(-5, -2), c.MulRange(-4, -2), d.MulRange(-1, 4))
	fmt.Println(a.MulRange(5, 4), b.Binomial(100, 50), c.Binomial(5, 7), d.Binomial(1000, 3))
	fmt.Println(a.Exp(big.NewInt(3), big.NewInt(200), nil), b.Exp(big.NewInt(-3), big.NewInt(5), big.NewInt(100)))
	fmt.Println(a.Exp(big.NewInt(7), big.NewInt(-1), big.NewInt(40)), b.Exp(big.NewInt(7), big.NewInt(-2), nil),
		c.Exp(big.NewInt(6), big.NewInt(-1), big.NewInt(40)), d.Exp(big.NewInt(0), big.NewInt(0), big.NewInt(1)))
	fmt.Println(a.Sqrt(f), b.Sqrt(big.NewInt(0)), c.Sqrt(big.NewInt(99)))
}

func bitwise() {
	var a, b, c, d, e big.Int
	for _, s := range samples {
		x := parse(s)
		for _, t := range samples {
			y := parse(t)
			fmt.Print(a.And(x, y), " ", b.Or(x, y), " ", c.Xor(x, y), " ", d.AndNot(x, y), "; ")
		}
		fmt.Println(a.Not(x), b.Lsh(x, 70), c.Rsh(x, 3), d.Rsh(x, 200), e.Neg(x), a.Abs(x), x.Sign(), x.Bit(0), x.Bit(64), x.Bit(500))
		fmt.Println(a.SetBit(x, 5, 1), b.SetBit(x, 0, 0), c.SetBit(x, 130, 1), d.SetBit(x, 64, 0))
	}
	fmt.Println(a.SetBytes([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), a.Bytes(), a.FillBytes(make([]byte, 12)), a.Bits())
	fmt.Println(b.SetBits([]big.Word{5, 1, 0}), b.Bits(), new(big.Int).Bits() == nil, len(new(big.Int).Bytes()))
}

func texts() {
	x := parse("-123456789012345678901234567890")
	for _, base := range []int{2, 8, 10, 16, 36, 37, 62} {
		s := x.Text(base)
		y, ok := new(big.Int).SetString(s, base)
		fmt.Println(base, s, ok, ok && y.Cmp(x) == 0)
	}
	for _, s := range []string{"", "-", "+5", "0x1F", "0b101", "0o17", "017", "1_000", "1__0", "_1", "1_", "0x_f", "08", "12a", " 1", "-0", "0x", "--1", "0"} {
		y, ok := new(big.Int).SetString(s, 0)
		fmt.Printf("%q %v %v\n", s, y, ok)
	}
	for _, c := range []struct {
		s    string
		base int
	}{{"1_0", 10}, {"ff", 16}, {"FF", 16}, {"0xff", 16}, {"zz", 36}, {"Zz", 62}, {"g", 16}} {
		y, ok := new(big.Int).SetString(c.s, c.base)
		fmt.Println(c, y, ok)
	}
	var null *big.Int
	fmt.Println(null, x.String(), string(x.Append([]byte("x="), 16)))
	fmt.Printf("%s %v %d %+v\n", null, null, x, *big.NewInt(5))
	type account struct {
		Balance *big.Int
		Limit   big.Int
		None    *big.Int `json:",omitempty"`
		Ratio   *big.Rat
	}
	out, err := json.Marshal(account{Balance: x, Limit: *big.NewInt(7), Ratio: big.NewRat(3, 4)})
	fmt.Println(string(out), err)
	var back account
	fmt.Println(json.Unmarshal([]byte(`{"Balance":99999999999999999999999,"Limit":-5,"Ratio":"5/10"}`), &back), back.Balance, &back.Limit, back.Ratio)
	fmt.Println(json.Unmarshal([]byte(`{"Balance":"12"}`), &back), json.Unmarshal([]byte(`{"Balance":1.5}`), &back))
	var p, q, r big.Int
	n, err := fmt.Sscan("123456789012345678901234567890 -42 0x10", &p, &q, &r)
	fmt.Println(n, err, &p, &q, &r)
	n, err = fmt.Sscanf("ff:-101", "%x:%b", &p, &q)
	fmt.Println(n, err, &p, &q)
}

func formats() {
	for _, x := range []*big.Int{big.NewInt(0), big.NewInt(42), big.NewInt(-42), parse("0xdeadbeefdeadbeefdeadbeef")} {
		for _, f := range []string{"%d", "%v", "%s", "%x", "%X", "%#x", "%#X", "%o", "%#o", "%O", "%b", "%#b", "%+d", "% d", "%10d|", "%-10d|", "%010d|",
			"%.5d", "%.0d|", "%10.5d|", "%+010d|", "%-+10d|", "%q", "%40x|", "%#020x|", "%T"} {
			fmt.Printf(f+" ", x)
		}
		fmt.Println()
	}
	fmt.Println([]*big.Int{big.NewInt(1), nil}[0], map[string]*big.Int{"a": big.NewInt(3)})
}

func numberTheory() {
	var z, x, y big.Int
	for _, c := range [][2]int64{{240, 46}, {-240, 46}, {240, -46}, {46, 240}, {5, 5}, {0, 7}, {7, 0}, {0, 0}, {-8, -12}, {1, 1}, {17, 3}} {
		a, b := big.NewInt(c[0]), big.NewInt(c[1])
		z.GCD(&x, &y, a, b)
		fmt.Println(a, b, &z, &x, &y, new(big.Int).GCD(nil, nil, a, b))
	}
	z.GCD(&x, &y, parse("123456789012345678901234567890"), parse("987654321098765432109876543210"))
	fmt.Println(&z, &x, &y)
	for _, c := range [][2]int64{{3, 11}, {10, 17}, {-3, 11}, {2, 4}, {3, -11}} {
		fmt.Println(new(big.Int).ModInverse(big.NewInt(c[0]), big.NewInt(c[1])))
	}
	count := 0
	for i := int64(-3); i < 1000; i++ {
		if big.NewInt(i).ProbablyPrime(10) {
			count++
		}
	}
	mersenne := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 521), big.NewInt(1))
	fmt.Println(count, mersenne.ProbablyPrime(20), new(big.Int).Add(mersenne, big.NewInt(2)).ProbablyPrime(0))
	for i := int64(0); i < 10; i++ {
		fmt.Print(big.Jacobi(big.NewInt(i), big.NewInt(15)), big.Jacobi(big.NewInt(-i), big.NewInt(-7)), " ")
	}
	fmt.Println()
	rnd := rand.New(rand.NewSource(7))
	for i := 0; i < 3; i++ {
		fmt.Println(new(big.Int).Rand(rnd, parse("1000000000000000000000000000000")), new(big.Int).Rand(rnd, big.NewInt(6)))
	}
	m := parse("1000000007")
	fmt.Println(new(big.Int).Exp(big.NewInt(2), parse("1000000000000000000000"), m))
}

func conversions() {
	for _, s := range append(samples, "9223372036854775807", "-9223372036854775808", "9007199254740993", "-9007199254740995") {
		x := parse(s)
		f, accuracy := x.Float64()
		fmt.Println(x.Int64(), x.Uint64(), x.IsInt64(), x.IsUint64(), f, accuracy)
	}
	f, accuracy := new(big.Int).Lsh(big.NewInt(1), 1024).Float64()
	fmt.Println(f, accuracy, math.IsInf(f, 1))
}

func aliases() {
	x := big.NewInt(10)
	x.Add(x, x).Mul(x, x).Sub(x, big.NewInt(1))
	y := x
	z := *x
	x.Neg(x)
	fmt.Println(x, y, &z)
	x.DivMod(x, big.NewInt(7), y)
	fmt.Println(x, y)
	a, b := big.NewInt(-17), big.NewInt(5)
	b.Mod(a, b)
	fmt.Println(a, b)
	a.GCD(a, b, big.NewInt(12), big.NewInt(18))
	fmt.Println(a, b)
}

func fractions() {
	sum := new(big.Rat)
	for i := int64(1); i <= 20; i++ {
		sum.Add(sum, big.NewRat(1, i))
	}
	fmt.Println(sum, sum.FloatString(10), sum.Num(), sum.Denom())
	a, b := big.NewRat(-3, 6), big.NewRat(5, -4)
	var c big.Rat
	fmt.Println(a, b, c.Add(a, b), c.Sub(a, b), c.Mul(a, b), c.Quo(a, b), a.Cmp(b), c.Neg(a), c.Abs(b), c.Inv(b), a.Sign(), a.IsInt())
	fmt.Println(new(big.Rat), new(big.Rat).Denom(), big.NewRat(4, 2).RatString(), big.NewRat(4, 2).FloatString(2), big.NewRat(1, 3).RatString())
	for _, s := range []string{"3/4", "-1.25", "1e-3", "1e3", "0x10", "0.1", "", "1/0", "a", "1/-2", "-6/4", ".5", "5.", "1_000", "0b11", "0x1p-2", "010", "+7/2"} {
		r, ok := new(big.Rat).SetString(s)
		fmt.Println(s, r, ok)
	}
	for _, f := range []float64{0.1, -2.5, 1e100, 5e-324, 0, math.Inf(1), math.Pi} {
		r := new(big.Rat).SetFloat64(f)
		if r == nil {
			fmt.Println("nil")
			continue
		}
		g, exact := r.Float64()
		h, exact32 := r.Float32()
		fmt.Println(len(r.String()), g, exact, h, exact32 || h == 0)
	}
	third, exact := big.NewRat(1, 3).Float64()
	tiny, exactTiny := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(3), 1073)).Float64()
	fmt.Println(third, exact, tiny, exactTiny)
	fmt.Println(big.NewRat(1, 8).FloatString(2), big.NewRat(-1, 3).FloatString(0), big.NewRat(2, 3).FloatString(0), big.NewRat(-1, 1000).FloatString(2), big.NewRat(3, 2).FloatString(0))
	fmt.Printf("%v %s\n", big.NewRat(1, 2), []*big.Rat{big.NewRat(2, 4)}[0])
	x, n := new(big.Rat), 0
	n, err := fmt.Sscan("22/7", x)
	fmt.Println(n, err, x)
}

func panics() {
	for _, f := range []func(){
		func() { new(big.Int).Quo(big.NewInt(1), new(big.Int)) },
		func() { new(big.Int).Sqrt(big.NewInt(-1)) },
		func() { big.NewRat(1, 0) },
		func() { new(big.Rat).Inv(new(big.Rat)) },
		func() { big.NewInt(5).FillBytes(nil) },
		func() { big.Jacobi(big.NewInt(1), big.NewInt(4)) },
		func() { big.NewInt(5).ProbablyPrime(-1) },
		func() { big.NewInt(5).Bit(-1) },
		func() { new(big.Int).SetBit(big.NewInt(5), 0, 2) },
		func() { var x *big.Int; x.Add(x, x) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Println(strings.Repeat("=", 10))
}
