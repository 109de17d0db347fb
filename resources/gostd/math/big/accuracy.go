package big

import (
	"math"
	"math/bits"
)

// Accuracy says on which side of the exact value a rounded one is.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (a Accuracy) String() string {
	switch a {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(?)"
}

// natFloat64 is x × 2**exponent to the nearest float64.
func natFloat64(x nat, exponent int) (float64, Accuracy) {
	return natFloat(x, exponent, 53, -1022, 1023)
}

// natFloat rounds to the nearest number of `precision` bits whose leading bit stands for 2**low to 2**high, with
// fewer bits below that, halves to even.
func natFloat(x nat, exponent, precision, low, high int) (float64, Accuracy) {
	if len(x) == 0 {
		return 0, Exact
	}
	top, sticky := x.top64()
	exponent += x.bitLen() - 64 // of top's last bit
	kept := precision
	if leading := exponent + 63; leading < low {
		kept -= low - leading
	}
	if kept < 0 {
		return 0, Below
	}
	mantissa, rest := top>>uint(64-kept), top<<uint(kept)
	exponent += 64 - kept
	accuracy := Below
	const half = 1 << 63
	switch {
	case rest == 0 && !sticky:
		accuracy = Exact
	case rest > half, rest == half && (sticky || mantissa&1 == 1):
		mantissa++
		accuracy = Above
	}
	if bits.Len64(mantissa)-1+exponent > high {
		return math.Inf(1), Above
	}
	return math.Ldexp(float64(mantissa), exponent), accuracy
}
