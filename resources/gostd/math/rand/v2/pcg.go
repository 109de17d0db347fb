package rand

import (
	"errors"
	"internal/byteorder"
)

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	b = byteorder.BEAppendUint64(b, p.hi)
	return byteorder.BEAppendUint64(b, p.lo), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = byteorder.BEUint64(data[4:]), byteorder.BEUint64(data[12:])
	return nil
}
