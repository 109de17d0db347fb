package rand

import "math"

// Zipf draws k in [0, imax] with a probability proportional to (v + k) ** (-s), by rejection and inversion (Hörmann and
// Derflinger, 1996).
type Zipf struct {
	r            *Rand
	imax, v, q   float64
	s            float64
	inverse      float64 // of 1 - q
	end, stretch float64 // H at imax + 1/2, and from there to the start
}

// integral is H, the integral of the density; places is its inverse.
func (z *Zipf) integral(x float64) float64 {
	return math.Exp((1.0-z.q)*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) place(x float64) float64 {
	return math.Exp(z.inverse*math.Log((1.0-z.q)*x)) - z.v
}

// NewZipf needs s > 1 and v >= 1; else it returns nil.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, inverse: 1.0 / (1.0 - s)}
	z.end = z.integral(z.imax + 0.5)
	z.stretch = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.end
	z.s = 1 - z.place(z.integral(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.end + z.r.Float64()*z.stretch
		x := z.place(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
