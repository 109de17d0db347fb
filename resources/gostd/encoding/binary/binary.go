package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// Size is how many bytes v takes: a fixed-size value, a slice of them, or a pointer to one; -1 for anything else.
func Size(v any) int {
	value := reflect.ValueOf(v)
	if value.Kind() == reflect.Pointer && value.IsNil() {
		return -1
	}
	return sizeOf(reflect.Indirect(value))
}

func sizeOf(v reflect.Value) int {
	if !v.IsValid() {
		return -1
	}
	if v.Kind() == reflect.Slice {
		if size := sizeOfType(v.Type().Elem()); size >= 0 {
			return size * v.Len()
		}
		return -1
	}
	return sizeOfType(v.Type())
}

func sizeOfType(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if size := sizeOfType(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			size := sizeOfType(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Int8, reflect.Int16,
		reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// target is what Read and Decode fill.
func target(data any) (v reflect.Value, size int) {
	v = reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, sizeOf(v)
	case reflect.Slice:
		return v, sizeOf(v)
	}
	return v, -1
}

func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := target(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	c := coder{order, make([]byte, size)}
	if _, err := io.ReadFull(r, c.buf); err != nil {
		return err
	}
	c.decode(v)
	return nil
}

func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := target(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf[:size]}
	c.decode(v)
	return size, nil
}

func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOf(v)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	buf := make([]byte, size)
	c := coder{order, buf}
	c.encode(v)
	_, err := w.Write(buf)
	return err
}

func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOf(v)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf}
	c.encode(v)
	return size, nil
}

func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOf(v)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	old := len(buf)
	buf = append(buf, make([]byte, size)...)
	c := coder{order, buf[old:]}
	c.encode(v)
	return buf, nil
}

// coder goes through a value and buf together.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) skip(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

func (c *coder) word(size int) uint64 {
	b := c.skip(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) putWord(size int, x uint64) {
	b := c.skip(size)
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	default:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) decode(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if field := v.Field(i); field.CanSet() || t.Field(i).Name != "_" {
				c.decode(field)
			} else {
				c.skip(sizeOfType(field.Type()))
			}
		}
	case reflect.Bool:
		v.SetBool(c.word(1) != 0)
	case reflect.Int8:
		v.SetInt(int64(int8(c.word(1))))
	case reflect.Int16:
		v.SetInt(int64(int16(c.word(2))))
	case reflect.Int32:
		v.SetInt(int64(int32(c.word(4))))
	case reflect.Int64:
		v.SetInt(int64(c.word(8)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.word(size))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.word(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(c.word(8)))
	case reflect.Complex64:
		re := math.Float32frombits(uint32(c.word(4)))
		v.SetComplex(complex(float64(re), float64(math.Float32frombits(uint32(c.word(4))))))
	case reflect.Complex128:
		re := math.Float64frombits(c.word(8))
		v.SetComplex(complex(re, math.Float64frombits(c.word(8))))
	}
}

func (c *coder) encode(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if field := v.Field(i); t.Field(i).Name != "_" {
				c.encode(field)
			} else {
				clear(c.skip(sizeOfType(field.Type())))
			}
		}
	case reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		c.putWord(1, x)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.putWord(size, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.putWord(size, v.Uint())
	case reflect.Float32:
		c.putWord(4, uint64(math.Float32bits(float32(v.Float()))))
	case reflect.Float64:
		c.putWord(8, math.Float64bits(v.Float()))
	case reflect.Complex64:
		x := v.Complex()
		c.putWord(4, uint64(math.Float32bits(float32(real(x)))))
		c.putWord(4, uint64(math.Float32bits(float32(imag(x)))))
	case reflect.Complex128:
		x := v.Complex()
		c.putWord(8, math.Float64bits(real(x)))
		c.putWord(8, math.Float64bits(imag(x)))
	}
}
