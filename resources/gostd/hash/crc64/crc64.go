// Package crc64 has the cyclic redundancy checks of 64 bits.
package crc64

import (
	"hash"
	"internal/byteorder"
)

const (
	Size = 8
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

type Table [256]uint64

func MakeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		v := uint64(i)
		for range 8 {
			if v&1 == 1 {
				v = v>>1 ^ poly
			} else {
				v >>= 1
			}
		}
		t[i] = v
	}
	return t
}

func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, b := range p {
		crc = tab[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

type digest struct {
	crc uint64
	tab *Table
}

func New(tab *Table) hash.Hash64 { return &digest{tab: tab} }

func (d *digest) Size() int            { return Size }
func (d *digest) BlockSize() int       { return 1 }
func (d *digest) Reset()               { d.crc = 0 }
func (d *digest) Sum64() uint64        { return d.crc }
func (d *digest) Sum(in []byte) []byte { return byteorder.BEAppendUint64(in, d.crc) }
func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}
