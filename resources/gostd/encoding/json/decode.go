package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

var textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()

type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// Number is a number as its text.
type Number string

var numberType = reflect.TypeOf(Number(""))

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }

// RawMessage is JSON that stays as it is.
type RawMessage []byte

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}

func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	return (&decodeState{parser: parser{data: data}}).unmarshal(v)
}

type decodeState struct {
	parser
	useNumber bool
	strict    bool // DisallowUnknownFields
	saved     error
	structT   reflect.Type
	path      []string
}

func (d *decodeState) unmarshal(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	if err := d.value(rv); err != nil {
		return err
	}
	return d.saved
}

// mismatch remembers the first value that did not fit; the rest is decoded all the same.
func (d *decodeState) mismatch(what string, t reflect.Type, offset int) {
	if d.saved != nil {
		return
	}
	e := &UnmarshalTypeError{Value: what, Type: t, Offset: int64(offset)}
	if d.structT != nil {
		e.Struct = d.structT.Name()
		e.Field = strings.Join(d.path, ".")
	}
	d.saved = e
}

// settle follows pointers to where the value goes, making what is nil, and stops at somebody who decodes himself.
func (d *decodeState) settle(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	if v.Kind() != reflect.Pointer && v.CanAddr() && v.WaitscopeHasPointer() && v.CanInterface() {
		switch u := v.Addr().Interface().(type) {
		case Unmarshaler:
			return u, nil, v
		case encoding.TextUnmarshaler:
			if !null {
				return nil, u, v
			}
		}
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			return nil, nil, v
		}
		if e := v.Elem(); e.Kind() == reflect.Interface && !e.IsNil() && e.Elem().Kind() == reflect.Pointer && e.Elem().UnsafePointer() == v.UnsafePointer() {
			return nil, nil, e // it points to itself: whatever comes replaces it
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.NumMethod() > 0 && v.CanInterface() {
			switch u := v.Interface().(type) {
			case Unmarshaler:
				return u, nil, v
			case encoding.TextUnmarshaler:
				if !null {
					return nil, u, v
				}
			}
		}
		v = v.Elem()
	}
}

func (d *decodeState) value(v reflect.Value) error {
	c := d.peek()
	start := d.at
	u, tu, v := d.settle(v, c == 'n')
	if u != nil {
		if _, err := d.skip(); err != nil {
			return err
		}
		return u.UnmarshalJSON(d.data[start:d.at])
	}
	switch c {
	case '{':
		if tu != nil {
			d.mismatch("object", v.Type(), d.at+1)
			_, err := d.skip()
			return err
		}
		return d.objectInto(v)
	case '[':
		if tu != nil {
			d.mismatch("array", v.Type(), d.at+1)
			_, err := d.skip()
			return err
		}
		return d.arrayInto(v)
	case '"':
		s, err := d.string()
		if err != nil {
			return err
		}
		if tu != nil {
			return tu.UnmarshalText([]byte(s))
		}
		return d.stringInto(v, s)
	}
	if _, err := d.skip(); err != nil {
		return err
	}
	d.literalInto(v, string(d.data[start:d.at]), tu != nil)
	return nil
}

func (d *decodeState) stringInto(v reflect.Value, s string) error {
	switch {
	case v.Kind() == reflect.String:
		if v.Type() == numberType && !isNumber(s) {
			return errors.New("json: invalid number literal, trying to unmarshal " + strconv.Quote(`"`+s+`"`) + " into Number")
		}
		v.SetString(s)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			if d.saved == nil {
				d.saved = err
			}
			return nil
		}
		v.SetBytes(b)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(s))
	default:
		d.mismatch("string", v.Type(), d.at)
	}
	return nil
}

func (d *decodeState) number(text string) any {
	if d.useNumber {
		return Number(text)
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && d.saved == nil {
		d.saved = &UnmarshalTypeError{Value: "number " + text, Type: reflect.TypeOf(0.0), Offset: int64(d.at)}
	}
	if err != nil {
		return nil
	}
	return f
}

func (d *decodeState) literalInto(v reflect.Value, text string, wantsText bool) {
	kind := v.Kind()
	switch text[0] {
	case 'n':
		switch kind {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
		return
	case 't', 'f':
		switch {
		case kind == reflect.Bool && !wantsText:
			v.SetBool(text[0] == 't')
		case kind == reflect.Interface && v.NumMethod() == 0:
			v.Set(reflect.ValueOf(text[0] == 't'))
		default:
			d.mismatch("bool", v.Type(), d.at)
		}
		return
	}
	switch {
	case wantsText:
		d.mismatch("number", v.Type(), d.at)
	case v.CanInt():
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.mismatch("number "+text, v.Type(), d.at)
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.mismatch("number "+text, v.Type(), d.at)
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		f, err := strconv.ParseFloat(text, v.Type().Bits())
		if err != nil || v.OverflowFloat(f) {
			d.mismatch("number "+text, v.Type(), d.at)
			return
		}
		v.SetFloat(f)
	case kind == reflect.String && v.Type() == numberType:
		v.SetString(text)
	case kind == reflect.Interface && v.NumMethod() == 0:
		if x := d.number(text); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	default:
		d.mismatch("number", v.Type(), d.at)
	}
}

// any decodes what has no type of its own.
func (d *decodeState) any() (any, error) {
	switch d.peek() {
	case '{':
		m := map[string]any{}
		err := d.object(func(key string) error {
			x, err := d.any()
			m[key] = x
			return err
		})
		return m, err
	case '[':
		a := []any{}
		err := d.array(func() error {
			x, err := d.any()
			a = append(a, x)
			return err
		})
		return a, err
	case '"':
		return d.string()
	}
	start, err := d.skip()
	if err != nil {
		return nil, err
	}
	switch text := string(d.data[start:d.at]); text[0] {
	case 'n':
		return nil, nil
	case 't', 'f':
		return text == "true", nil
	default:
		return d.number(text), nil
	}
}

func (d *decodeState) arrayInto(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			a, err := d.any()
			if err == nil {
				v.Set(reflect.ValueOf(a))
			}
			return err
		}
		fallthrough
	default:
		d.mismatch("array", v.Type(), d.at+1)
		_, err := d.skip()
		return err
	case reflect.Array, reflect.Slice:
	}
	i := 0
	err := d.array(func() error {
		if v.Kind() == reflect.Slice {
			if i >= v.Cap() {
				grown := reflect.MakeSlice(v.Type(), i, 2*i+4)
				reflect.Copy(grown, v)
				v.Set(grown)
			}
			if i >= v.Len() {
				v.SetLen(i + 1)
				v.Index(i).SetZero()
			}
		}
		i++
		if i <= v.Len() {
			return d.value(v.Index(i - 1))
		}
		_, err := d.skip()
		return err
	})
	if err != nil {
		return err
	}
	if v.Kind() == reflect.Array {
		for ; i < v.Len(); i++ {
			v.Index(i).SetZero()
		}
		return nil
	}
	if i < v.Len() {
		v.SetLen(i)
	}
	if i == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return nil
}

func (d *decodeState) objectInto(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			m, err := d.any()
			if err == nil {
				v.Set(reflect.ValueOf(m))
			}
			return err
		}
	case reflect.Map:
		return d.mapInto(v)
	case reflect.Struct:
		return d.structInto(v)
	}
	d.mismatch("object", v.Type(), d.at+1)
	_, err := d.skip()
	return err
}

func (d *decodeState) mapInto(v reflect.Value) error {
	t := v.Type()
	kt := t.Key()
	itself := reflect.PointerTo(kt).Implements(textUnmarshalerType)
	if k := kt.Kind(); !itself && k != reflect.String && !(reflect.Int <= k && k <= reflect.Uintptr) {
		d.mismatch("object", t, d.at+1)
		_, err := d.skip()
		return err
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	return d.object(func(key string) error {
		keyAt := d.keyAt + 1
		elem := reflect.WaitscopeNew(t.Elem())
		if err := d.value(elem); err != nil {
			return err
		}
		k := reflect.WaitscopeNew(kt)
		switch {
		case itself:
			if err := k.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(key)); err != nil {
				return err
			}
		case kt.Kind() == reflect.String:
			k.SetString(key)
		case k.CanInt():
			n, err := strconv.ParseInt(key, 10, 64)
			if err != nil || k.OverflowInt(n) {
				d.mismatch("number "+key, kt, keyAt)
				return nil
			}
			k.SetInt(n)
		default:
			n, err := strconv.ParseUint(key, 10, 64)
			if err != nil || k.OverflowUint(n) {
				d.mismatch("number "+key, kt, keyAt)
				return nil
			}
			k.SetUint(n)
		}
		v.SetMapIndex(k, elem)
		return nil
	})
}

func (d *decodeState) structInto(v reflect.Value) error {
	fields := fieldsOf(v.Type())
	outer := d.structT
	depth := len(d.path)
	defer func() { d.structT, d.path = outer, d.path[:depth] }()
	return d.object(func(key string) error {
		found := -1
		for i := range fields {
			if fields[i].name == key {
				found = i
				break
			}
		}
		if found < 0 {
			for i := range fields {
				if strings.EqualFold(fields[i].name, key) {
					found = i
					break
				}
			}
		}
		if found < 0 {
			if d.strict && d.saved == nil {
				d.saved = unknownFieldError(key)
			}
			_, err := d.skip()
			return err
		}
		f := fields[found]
		target := v
		for _, i := range f.index {
			if target.Kind() == reflect.Pointer {
				if target.IsNil() {
					if !target.CanSet() {
						d.saved = unexportedError(target.Type().Elem().String())
						_, err := d.skip()
						return err
					}
					target.Set(reflect.New(target.Type().Elem()))
				}
				target = target.Elem()
			}
			target = target.Field(i)
		}
		if outer == nil {
			d.structT = v.Type()
		}
		d.path = append(d.path[:depth], f.name)
		if f.quoted && d.peek() == '"' {
			start := d.at
			s, err := d.string()
			if err != nil {
				return err
			}
			if err := d.quotedInto(target, s); err != nil {
				d.at = start
				_, skipErr := d.skip()
				if d.saved == nil {
					d.saved = err
				}
				return skipErr
			}
		} else if f.quoted && d.peek() != 'n' {
			if d.saved == nil {
				d.saved = errors.New("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into " + target.Type().String())
			}
			if _, err := d.skip(); err != nil {
				return err
			}
		} else if err := d.value(target); err != nil {
			return err
		}
		d.structT = outer
		return nil
	})
}

// quotedInto decodes the JSON that stands inside of a string (option `string`).
func (d *decodeState) quotedInto(v reflect.Value, s string) error {
	bad := invalidQuoted{s, v.Type().String()}
	if check([]byte(s)) != nil {
		return bad
	}
	inner := &decodeState{parser: parser{data: []byte(s)}, useNumber: d.useNumber}
	if err := inner.value(v); err != nil || inner.saved != nil {
		return bad
	}
	return nil
}

type invalidQuoted struct{ text, typ string }

func (e invalidQuoted) Error() string {
	return "json: invalid use of ,string struct tag, trying to unmarshal " + strconv.Quote(e.text) + " into " + e.typ
}

type unknownFieldError string

func (e unknownFieldError) Error() string { return "json: unknown field " + strconv.Quote(string(e)) }

type unexportedError string

func (e unexportedError) Error() string {
	return "json: cannot set embedded pointer to unexported struct: " + string(e)
}
