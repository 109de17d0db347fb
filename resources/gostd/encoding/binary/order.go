// Package binary translates between numbers and bytes: fixed sizes in either byte order, and varints.
package binary

import "internal/byteorder"

type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

var LittleEndian littleEndian
var BigEndian bigEndian

// NativeEndian is that of amd64.
var NativeEndian nativeEndian

type littleEndian struct{}
type bigEndian struct{}
type nativeEndian struct{ littleEndian }

func (nativeEndian) String() string   { return "NativeEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }

func (littleEndian) Uint16(b []byte) uint16                 { return byteorder.LEUint16(b) }
func (littleEndian) PutUint16(b []byte, v uint16)           { byteorder.LEPutUint16(b, v) }
func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return byteorder.LEAppendUint16(b, v) }
func (littleEndian) Uint32(b []byte) uint32                 { return byteorder.LEUint32(b) }
func (littleEndian) PutUint32(b []byte, v uint32)           { byteorder.LEPutUint32(b, v) }
func (littleEndian) AppendUint32(b []byte, v uint32) []byte { return byteorder.LEAppendUint32(b, v) }
func (littleEndian) Uint64(b []byte) uint64                 { return byteorder.LEUint64(b) }
func (littleEndian) PutUint64(b []byte, v uint64)           { byteorder.LEPutUint64(b, v) }
func (littleEndian) AppendUint64(b []byte, v uint64) []byte { return byteorder.LEAppendUint64(b, v) }
func (littleEndian) String() string                         { return "LittleEndian" }
func (littleEndian) GoString() string                       { return "binary.LittleEndian" }

func (bigEndian) Uint16(b []byte) uint16                 { return byteorder.BEUint16(b) }
func (bigEndian) PutUint16(b []byte, v uint16)           { byteorder.BEPutUint16(b, v) }
func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return byteorder.BEAppendUint16(b, v) }
func (bigEndian) Uint32(b []byte) uint32                 { return byteorder.BEUint32(b) }
func (bigEndian) PutUint32(b []byte, v uint32)           { byteorder.BEPutUint32(b, v) }
func (bigEndian) AppendUint32(b []byte, v uint32) []byte { return byteorder.BEAppendUint32(b, v) }
func (bigEndian) Uint64(b []byte) uint64                 { return byteorder.BEUint64(b) }
func (bigEndian) PutUint64(b []byte, v uint64)           { byteorder.BEPutUint64(b, v) }
func (bigEndian) AppendUint64(b []byte, v uint64) []byte { return byteorder.BEAppendUint64(b, v) }
func (bigEndian) String() string                         { return "BigEndian" }
func (bigEndian) GoString() string                       { return "binary.BigEndian" }
