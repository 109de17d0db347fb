// Package subtle compares secrets.
package subtle

func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	var v byte
	for i := range x {
		v |= x[i] ^ y[i]
	}
	return ConstantTimeByteEq(v, 0)
}

func ConstantTimeSelect(v, x, y int) int { return ^(v-1)&x | (v-1)&y }

func ConstantTimeByteEq(x, y uint8) int {
	return int((uint32(x^y) - 1) >> 31)
}

func ConstantTimeEq(x, y int32) int {
	return int((uint64(uint32(x^y)) - 1) >> 63)
}

func ConstantTimeLessOrEq(x, y int) int {
	return int(((int32(x) - int32(y) - 1) >> 31) & 1)
}

// ConstantTimeCopy copies y to x if v is 1.
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	if v == 1 {
		copy(x, y)
	}
}

// XORBytes sets dst[i] = x[i] ^ y[i] for the shorter of the two.
func XORBytes(dst, x, y []byte) int {
	n := min(len(x), len(y))
	if n > len(dst) {
		panic("subtle.XORBytes: dst too short")
	}
	for i := range n {
		dst[i] = x[i] ^ y[i]
	}
	return n
}
