// Package fnv has the FNV-1 and FNV-1a hashes.
package fnv

import (
	"hash"
	"internal/byteorder"
	"math/bits"
)

type (
	sum32  uint32
	sum32a uint32
	sum64  uint64
	sum64a uint64
)

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
	prime32  = 16777619
	prime64  = 1099511628211
)

func New32() hash.Hash32 {
	var s sum32 = offset32
	return &s
}
func New32a() hash.Hash32 {
	var s sum32a = offset32
	return &s
}
func New64() hash.Hash64 {
	var s sum64 = offset64
	return &s
}
func New64a() hash.Hash64 {
	var s sum64a = offset64
	return &s
}

func (s *sum32) Reset()  { *s = offset32 }
func (s *sum32a) Reset() { *s = offset32 }
func (s *sum64) Reset()  { *s = offset64 }
func (s *sum64a) Reset() { *s = offset64 }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime32 ^ sum32(c)
	}
	*s = h
	return len(data), nil
}
func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum32a(c)) * prime32
	}
	*s = h
	return len(data), nil
}
func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime64 ^ sum64(c)
	}
	*s = h
	return len(data), nil
}
func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum64a(c)) * prime64
	}
	*s = h
	return len(data), nil
}

func (s *sum32) Size() int  { return 4 }
func (s *sum32a) Size() int { return 4 }
func (s *sum64) Size() int  { return 8 }
func (s *sum64a) Size() int { return 8 }

func (s *sum32) BlockSize() int  { return 1 }
func (s *sum32a) BlockSize() int { return 1 }
func (s *sum64) BlockSize() int  { return 1 }
func (s *sum64a) BlockSize() int { return 1 }

func put32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}
func put64(b []byte, v uint64) []byte { return put32(put32(b, uint32(v>>32)), uint32(v)) }

func (s *sum32) Sum(b []byte) []byte  { return put32(b, uint32(*s)) }
func (s *sum32a) Sum(b []byte) []byte { return put32(b, uint32(*s)) }
func (s *sum64) Sum(b []byte) []byte  { return put64(b, uint64(*s)) }
func (s *sum64a) Sum(b []byte) []byte { return put64(b, uint64(*s)) }

// sum128 and sum128a are the high and the low word of 128 bits.
type (
	sum128  [2]uint64
	sum128a [2]uint64
)

const (
	offset128High = 0x6c62272e07bb0142
	offset128Low  = 0x62b821756295c58d
	prime128Low   = 0x13b
	prime128Shift = 24 // the high word of the prime is 1 << 24
)

func New128() hash.Hash  { return &sum128{offset128High, offset128Low} }
func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

func (s *sum128) Reset()  { *s = sum128{offset128High, offset128Low} }
func (s *sum128a) Reset() { *s = sum128a{offset128High, offset128Low} }

func times128(s [2]uint64) [2]uint64 {
	high, low := bits.Mul64(prime128Low, s[1])
	return [2]uint64{high + s[1]<<prime128Shift + prime128Low*s[0], low}
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		*s = times128(*s)
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[1] ^= uint64(c)
		*s = times128(*s)
	}
	return len(data), nil
}

func (s *sum128) Size() int       { return 16 }
func (s *sum128a) Size() int      { return 16 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

func (s *sum128) Sum(in []byte) []byte {
	return byteorder.BEAppendUint64(byteorder.BEAppendUint64(in, s[0]), s[1])
}
func (s *sum128a) Sum(in []byte) []byte {
	return byteorder.BEAppendUint64(byteorder.BEAppendUint64(in, s[0]), s[1])
}
