//go:build !go1.24

package sort

type xorshift uint64

func (x *xorshift) Next() uint64 {
	*x ^= *x << 13
	*x ^= *x >> 17
	*x ^= *x << 5
	return uint64(*x)
}
