package rand

import "math"

// NormFloat64 is Box and Muller's transform, ExpFloat64 the inverse of the distribution.
func (r *Rand) NormFloat64() float64 {
	u := 1 - r.Float64()
	return math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*r.Float64())
}

func (r *Rand) ExpFloat64() float64 { return -math.Log(1 - r.Float64()) }
