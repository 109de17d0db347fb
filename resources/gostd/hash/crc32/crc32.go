// Package crc32 has the cyclic redundancy checks of 32 bits.
package crc32

import "hash"

const (
	Size       = 4
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

type Table [256]uint32

func MakeTable(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		v := uint32(i)
		for bit := 0; bit < 8; bit++ {
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

var IEEETable = MakeTable(IEEE)

// rt_update goes through p without the complements before and after.
func rt_update(crc uint32, tab *Table, p []byte) uint32

func Update(crc uint32, tab *Table, p []byte) uint32 {
	return ^rt_update(^crc, tab, p)
}

func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }
func ChecksumIEEE(data []byte) uint32         { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

func New(tab *Table) hash.Hash32 { return &digest{tab: tab} }
func NewIEEE() hash.Hash32       { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }
func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}
func (d *digest) Sum(in []byte) []byte {
	return append(in, byte(d.crc>>24), byte(d.crc>>16), byte(d.crc>>8), byte(d.crc))
}
