// Package hmac implements the keyed-hash message authentication code (RFC 2104).
package hmac

import (
	"crypto/subtle"
	"hash"
)

type hmac struct {
	outer, inner       hash.Hash
	outerPad, innerPad []byte
}

func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{outer: h(), inner: h()}
	size := m.inner.BlockSize()
	if len(key) > size {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.outerPad, m.innerPad = make([]byte, size), make([]byte, size)
	for i := range size {
		k := byte(0)
		if i < len(key) {
			k = key[i]
		}
		m.outerPad[i], m.innerPad[i] = k^0x5c, k^0x36
	}
	m.Reset()
	return m
}

func (m *hmac) Write(p []byte) (int, error) { return m.inner.Write(p) }
func (m *hmac) Size() int                   { return m.outer.Size() }
func (m *hmac) BlockSize() int              { return m.inner.BlockSize() }

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.innerPad)
}

func (m *hmac) Sum(in []byte) []byte {
	sum := m.inner.Sum(nil)
	m.outer.Reset()
	m.outer.Write(m.outerPad)
	m.outer.Write(sum)
	return m.outer.Sum(in)
}

func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
