// Package zipf draws for the types Zipf of math/rand and math/rand/v2.
package zipf

import "math"

// Distribution gives k in [0, imax] a probability proportional to (v + k) ** (-s), by rejection and inversion (Hörmann
// and Derflinger, 1996).
type Distribution struct {
	imax, v, q   float64
	s            float64
	inverse      float64 // of 1 - q
	end, stretch float64 // H at imax + 1/2, and from there to the start
}

// integral is H, the integral of the density; place is its inverse.
func (d *Distribution) integral(x float64) float64 {
	return math.Exp((1.0-d.q)*math.Log(d.v+x)) * d.inverse
}

func (d *Distribution) place(x float64) float64 {
	return math.Exp(d.inverse*math.Log((1.0-d.q)*x)) - d.v
}

// New needs s > 1 and v >= 1.
func New(s, v float64, imax uint64) Distribution {
	d := Distribution{imax: float64(imax), v: v, q: s, inverse: 1.0 / (1.0 - s)}
	d.end = d.integral(d.imax + 0.5)
	d.stretch = d.integral(0.5) - math.Exp(math.Log(d.v)*(-d.q)) - d.end
	d.s = 1 - d.place(d.integral(1.5)-math.Exp(-d.q*math.Log(d.v+1.0)))
	return d
}

// Draw takes as many numbers from r as it needs.
func (d *Distribution) Draw(r interface{ Float64() float64 }) uint64 {
	for {
		u := d.end + r.Float64()*d.stretch
		x := d.place(u)
		k := math.Floor(x + 0.5)
		if k-x <= d.s || u >= d.integral(k+0.5)-math.Exp(-math.Log(k+d.v)*d.q) {
			return uint64(k)
		}
	}
}
