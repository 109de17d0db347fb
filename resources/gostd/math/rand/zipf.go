package rand

import "internal/zipf"

// Zipf draws k in [0, imax] with a probability proportional to (v + k) ** (-s).
type Zipf struct {
	r            *Rand
	distribution zipf.Distribution
}

// NewZipf needs s > 1 and v >= 1; else it returns nil.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	return &Zipf{r, zipf.New(s, v, imax)}
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return z.distribution.Draw(z.r)
}
