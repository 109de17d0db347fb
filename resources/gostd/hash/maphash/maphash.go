// Package maphash hashes bytes for tables: fast, and with a seed that differs from run to run (here: from the run's seed).
package maphash

import (
	"fmt"
	"internal/byteorder"
)

func runtime_rand() uint64

type Seed struct{ s uint64 }

func MakeSeed() Seed {
	for {
		if s := runtime_rand(); s != 0 {
			return Seed{s}
		}
	}
}

// sum is FNV-1a started from the seed, with a mixing step at the end.
func sum(seed Seed, s string) uint64 {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h := seed.s ^ 14695981039346656037
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

func Bytes(seed Seed, b []byte) uint64               { return sum(seed, string(b)) }
func String(seed Seed, s string) uint64              { return sum(seed, s) }
func Comparable[T comparable](seed Seed, v T) uint64 { return sum(seed, fmt.Sprintf("%T %#v", v, v)) }

func WriteComparable[T comparable](h *Hash, x T) {
	h.Write(byteorder.LEAppendUint64(nil, Comparable(h.Seed(), x)))
}

// Hash collects bytes; its zero value chooses a seed with its first use.
type Hash struct {
	_    [0]func()
	seed Seed
	text []byte
}

func (h *Hash) start() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
}

func (h *Hash) Write(b []byte) (int, error) {
	h.start()
	h.text = append(h.text, b...)
	return len(b), nil
}

func (h *Hash) WriteString(s string) (int, error) {
	h.start()
	h.text = append(h.text, s...)
	return len(s), nil
}

func (h *Hash) WriteByte(b byte) error {
	h.start()
	h.text = append(h.text, b)
	return nil
}

func (h *Hash) Seed() Seed {
	h.start()
	return h.seed
}

func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed = seed
	h.Reset()
}

func (h *Hash) Reset() {
	h.start()
	h.text = h.text[:0]
}

func (h *Hash) Sum64() uint64 {
	h.start()
	return sum(h.seed, string(h.text))
}

func (h *Hash) Sum(b []byte) []byte { return byteorder.BEAppendUint64(b, h.Sum64()) }
func (h *Hash) Size() int           { return 8 }
func (h *Hash) BlockSize() int      { return 128 }
