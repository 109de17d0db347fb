package rand

import "internal/ziggurat"

func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		if x, ok := ziggurat.Normal(j, int(j&0x7f), r.Float64); ok {
			return x
		}
	}
}

func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		if x, ok := ziggurat.Exponential(j, int(j&0xff), r.Float64); ok {
			return x
		}
	}
}
