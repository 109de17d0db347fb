// Package hash names what hash functions have in common.
package hash

import "io"

type Hash interface {
	io.Writer
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
}

type Hash32 interface {
	Hash
	Sum32() uint32
}

type Hash64 interface {
	Hash
	Sum64() uint64
}

// Cloner is a hash whose state can be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a hash with as much output as one reads.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
