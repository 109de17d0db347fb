package sql

import (
	"database/sql/driver"
	"errors"
	"strconv"
	"time"
)

// RawBytes are bytes of the driver, good until the next call.
type RawBytes []byte

// Scanner stores a value in itself.
type Scanner interface {
	Scan(src any) error
}

var errNilPtr = errors.New("destination pointer is nil")

// asString is a column's value as text; ok is false for what has none.
func asString(src any) (text string, ok bool) {
	switch v := src.(type) {
	case string:
		return v, true
	case []byte:
		return string(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	case time.Time:
		return v.Format(time.RFC3339Nano), true
	}
	return "", false
}

// Kinds of destinations, as reflect.Kind.
const (
	kindBool      = 1
	kindInt       = 2
	kindInt64     = 6
	kindUint      = 7
	kindUint64    = 11
	kindFloat32   = 13
	kindFloat64   = 14
	kindInterface = 20
	kindPointer   = 22
	kindString    = 24
)

// rt_dest describes what dest points to: its kind, the bits of a number, the type's name; kind 0: dest is no pointer, -1: nil.
func rt_dest(dest any) (kind, bits int, name string)

// rt_assign stores a number, bool or text in what dest points to, whatever the name of its type.
func rt_assign(dest any, word uint64, text string)

// rt_assignNew makes what dest (a pointer to a pointer) points to point to a new value, and gives that pointer;
// rt_assignNil makes it nil.
func rt_assignNew(dest any) any
func rt_assignNil(dest any)

func typeName(x any) string

func float64bits(f float64) uint64

// convertAssign stores a column's value in what dest points to.
func convertAssign(dest, src any) error {
	switch d := dest.(type) {
	case *any:
		if d == nil {
			return errNilPtr
		}
		if b, ok := src.([]byte); ok {
			src = append([]byte(nil), b...)
		}
		*d = src
		return nil
	case *[]byte:
		if d == nil {
			return errNilPtr
		}
		if src == nil {
			*d = nil
			return nil
		}
		if s, ok := asString(src); ok {
			*d = []byte(s)
			return nil
		}
	case *RawBytes:
		if d == nil {
			return errNilPtr
		}
		if src == nil {
			*d = nil
			return nil
		}
		if s, ok := asString(src); ok {
			*d = RawBytes(s)
			return nil
		}
	case *time.Time:
		if t, ok := src.(time.Time); ok {
			*d = t
			return nil
		}
	case *bool:
		b, err := asBool(src)
		if err == nil {
			*d = b
		}
		return err
	}
	if scanner, ok := dest.(Scanner); ok {
		return scanner.Scan(src)
	}
	kind, bits, name := rt_dest(dest)
	switch {
	case kind == 0:
		return errors.New("destination not a pointer")
	case kind < 0:
		return errNilPtr
	case kind == kindPointer:
		if src == nil {
			rt_assignNil(dest)
			return nil
		}
		return convertAssign(rt_assignNew(dest), src)
	}
	text, hasText := asString(src)
	fail := func(err error) error {
		var num *strconv.NumError
		if errors.As(err, &num) {
			err = num.Err
		}
		return errors.New("converting driver.Value type " + typeName(src) + " (" + strconv.Quote(text) + ") to a " + name + ": " + err.Error())
	}
	if src == nil && kind != kindInterface {
		return errors.New("converting NULL to " + name + " is unsupported")
	}
	switch {
	case kind == kindString && hasText:
		rt_assign(dest, 0, text)
		return nil
	case kind == kindBool:
		b, err := asBool(src)
		if err != nil {
			return err
		}
		word := uint64(0)
		if b {
			word = 1
		}
		rt_assign(dest, word, "")
		return nil
	case kindInt <= kind && kind <= kindInt64 && hasText:
		n, err := strconv.ParseInt(text, 10, bits)
		if err != nil {
			return fail(err)
		}
		rt_assign(dest, uint64(n), "")
		return nil
	case kindUint <= kind && kind <= kindUint64 && hasText:
		n, err := strconv.ParseUint(text, 10, bits)
		if err != nil {
			return fail(err)
		}
		rt_assign(dest, n, "")
		return nil
	case (kind == kindFloat32 || kind == kindFloat64) && hasText:
		f, err := strconv.ParseFloat(text, bits)
		if err != nil {
			return fail(err)
		}
		rt_assign(dest, float64bits(f), "")
		return nil
	}
	return errors.New("unsupported Scan, storing driver.Value type " + typeName(src) + " into type " + typeName(dest))
}

func asBool(src any) (bool, error) {
	switch v := src.(type) {
	case bool:
		return v, nil
	case int64:
		if v == 0 || v == 1 {
			return v == 1, nil
		}
		return false, errors.New("sql/driver: couldn't convert " + strconv.FormatInt(v, 10) + " into type bool")
	}
	text, ok := asString(src)
	if !ok {
		return false, errors.New("sql/driver: couldn't convert <nil> (<nil>) into type bool")
	}
	b, err := strconv.ParseBool(text)
	if err != nil {
		return false, errors.New("sql/driver: couldn't convert " + strconv.Quote(text) + " into type bool")
	}
	return b, nil
}

func scanNull[T any](v *T, valid *bool, value any) error {
	*valid = value != nil
	if value == nil {
		*v = *new(T)
		return nil
	}
	return convertAssign(v, value)
}

func orNull(value driver.Value, valid bool) (driver.Value, error) {
	if !valid {
		return nil, nil
	}
	return value, nil
}

// NullString and its kin are values that may be NULL.
type NullString struct {
	String string
	Valid  bool
}

func (n *NullString) Scan(value any) error        { return scanNull(&n.String, &n.Valid, value) }
func (n NullString) Value() (driver.Value, error) { return orNull(n.String, n.Valid) }

type NullInt64 struct {
	Int64 int64
	Valid bool
}

func (n *NullInt64) Scan(value any) error        { return scanNull(&n.Int64, &n.Valid, value) }
func (n NullInt64) Value() (driver.Value, error) { return orNull(n.Int64, n.Valid) }

type NullInt32 struct {
	Int32 int32
	Valid bool
}

func (n *NullInt32) Scan(value any) error        { return scanNull(&n.Int32, &n.Valid, value) }
func (n NullInt32) Value() (driver.Value, error) { return orNull(int64(n.Int32), n.Valid) }

type NullInt16 struct {
	Int16 int16
	Valid bool
}

// Scan leaves what it cannot convert invalid, unlike that of the older types.
func (n *NullInt16) Scan(value any) error {
	err := scanNull(&n.Int16, &n.Valid, value)
	n.Valid = n.Valid && err == nil
	return err
}

func (n NullInt16) Value() (driver.Value, error) { return orNull(int64(n.Int16), n.Valid) }

type NullByte struct {
	Byte  byte
	Valid bool
}

func (n *NullByte) Scan(value any) error {
	err := scanNull(&n.Byte, &n.Valid, value)
	n.Valid = n.Valid && err == nil
	return err
}

func (n NullByte) Value() (driver.Value, error) { return orNull(int64(n.Byte), n.Valid) }

type NullFloat64 struct {
	Float64 float64
	Valid   bool
}

func (n *NullFloat64) Scan(value any) error        { return scanNull(&n.Float64, &n.Valid, value) }
func (n NullFloat64) Value() (driver.Value, error) { return orNull(n.Float64, n.Valid) }

type NullBool struct {
	Bool  bool
	Valid bool
}

func (n *NullBool) Scan(value any) error        { return scanNull(&n.Bool, &n.Valid, value) }
func (n NullBool) Value() (driver.Value, error) { return orNull(n.Bool, n.Valid) }

type NullTime struct {
	Time  time.Time
	Valid bool
}

func (n *NullTime) Scan(value any) error        { return scanNull(&n.Time, &n.Valid, value) }
func (n NullTime) Value() (driver.Value, error) { return orNull(n.Time, n.Valid) }

// Null is any value that may be NULL.
type Null[T any] struct {
	V     T
	Valid bool
}

func (n *Null[T]) Scan(value any) error {
	return scanNull(&n.V, &n.Valid, value)
}

func (n Null[T]) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return driver.DefaultParameterConverter.ConvertValue(n.V)
}
