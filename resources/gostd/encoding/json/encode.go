// Package json turns values into JSON and back.
package json

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/base64"
	"errors"
	"math"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	name := e.sourceFunc
	if name == "" {
		name = "MarshalJSON"
	}
	return "json: error calling " + name + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

func Marshal(v any) ([]byte, error) {
	e := &encodeState{escapeHTML: true}
	if err := e.marshal(v); err != nil {
		return nil, err
	}
	return e.buf, nil
}

func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := Indent(&out, b, prefix, indent); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type encodeState struct {
	buf        []byte
	escapeHTML bool
	depth      int
	above      map[place]bool // beyond startLooking
	err        error
}

func (e *encodeState) marshal(v any) error {
	switch v := v.(type) { // the commonest values need no reflection
	case nil:
		e.put("null")
	case string:
		e.string(v)
	case map[string]string:
		mapEncoder{}.strings(e, v)
	default:
		e.reflectValue(reflect.ValueOf(v), false)
	}
	return e.err
}

func (e *encodeState) put(s string) { e.buf = append(e.buf, s...) }

func (e *encodeState) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

const hexDigits = "0123456789abcdef"

func (e *encodeState) string(s string) {
	e.buf = append(e.buf, '"')
	start := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b >= ' ' && b != '"' && b != '\\' && (!e.escapeHTML || b != '<' && b != '>' && b != '&') {
				i++
				continue
			}
			e.put(s[start:i])
			switch b {
			case '\\', '"':
				e.buf = append(e.buf, '\\', b)
			case '\b':
				e.put(`\b`)
			case '\f':
				e.put(`\f`)
			case '\n':
				e.put(`\n`)
			case '\r':
				e.put(`\r`)
			case '\t':
				e.put(`\t`)
			default:
				e.put(`\u00`)
				e.buf = append(e.buf, hexDigits[b>>4], hexDigits[b&15])
			}
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			e.put(s[start:i])
			e.put(`\ufffd`)
			start = i + 1
		} else if r == '\u2028' || r == '\u2029' { // not allowed in JavaScript strings
			e.put(s[start:i])
			e.put(`\u202`)
			e.buf = append(e.buf, hexDigits[r&15])
			start = i + size
		}
		i += size
	}
	e.put(s[start:])
	e.buf = append(e.buf, '"')
}

func (e *encodeState) float(f float64, bits int, quoted bool) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		e.fail(&UnsupportedValueError{reflect.ValueOf(f), strconv.FormatFloat(f, 'g', -1, bits)})
		return
	}
	// As ES6 writes numbers: an exponent only for the very small and the very large.
	format := byte('f')
	if abs := math.Abs(f); abs != 0 {
		if bits == 64 && (abs < 1e-6 || abs >= 1e21) || bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21) {
			format = 'e'
		}
	}
	text := strconv.FormatFloat(f, format, -1, bits)
	if n := len(text); format == 'e' && n >= 4 && text[n-4] == 'e' && (text[n-3] == '-' || text[n-3] == '+') && text[n-2] == '0' {
		text = text[:n-2] + text[n-1:] // e-09 is e-9
	}
	e.quoted(text, quoted)
}

func (e *encodeState) quoted(text string, quoted bool) {
	if quoted {
		e.put(`"` + text + `"`)
	} else {
		e.put(text)
	}
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
)

func encodesItself(t reflect.Type) bool {
	return t.Implements(marshalerType) || t.Implements(textMarshalerType)
}

// custom calls the methods that a value brings along; false: it brings none.
func (e *encodeState) custom(v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	if v.Kind() == reflect.Interface && (v.IsNil() || v.NumMethod() == 0 || !encodesItself(v.Type())) {
		return false
	}
	if v.NumMethod() == 0 && !(v.CanAddr() && v.WaitscopeHasPointer() && v.Kind() != reflect.Pointer) {
		return false
	}
	try := func(i any, t reflect.Type) bool {
		switch m := i.(type) {
		case Marshaler:
			b, err := m.MarshalJSON()
			if err == nil {
				var out bytes.Buffer
				if err = compact(&out, b, e.escapeHTML); err == nil {
					e.put(out.String())
				}
			}
			if err != nil {
				e.fail(&MarshalerError{t, err, "MarshalJSON"})
			}
			return true
		case encoding.TextMarshaler:
			b, err := m.MarshalText()
			if err != nil {
				e.fail(&MarshalerError{t, err, "MarshalText"})
				return true
			}
			e.string(string(b))
			return true
		}
		return false
	}
	if v.NumMethod() > 0 {
		if v.Kind() == reflect.Pointer && v.IsNil() {
			switch v.Interface().(type) {
			case Marshaler, encoding.TextMarshaler:
				e.put("null")
				return true
			}
			return false
		}
		if try(v.Interface(), v.Type()) {
			return true
		}
	}
	return v.CanAddr() && v.Kind() != reflect.Pointer && v.WaitscopeHasPointer() && try(v.Addr().Interface(), v.Type())
}

func (e *encodeState) reflectValue(v reflect.Value, quoted bool) {
	if e.err != nil {
		return
	}
	if !v.IsValid() {
		e.put("null")
		return
	}
	if e.custom(v) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		e.quoted(strconv.FormatBool(v.Bool()), quoted)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.quoted(strconv.FormatInt(v.Int(), 10), quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.quoted(strconv.FormatUint(v.Uint(), 10), quoted)
	case reflect.Float32:
		e.float(v.Float(), 32, quoted)
	case reflect.Float64:
		e.float(v.Float(), 64, quoted)
	case reflect.String:
		if v.Type() == numberType {
			text := v.String()
			if text == "" {
				text = "0"
			}
			if !isNumber(text) {
				e.fail(errors.New("json: invalid number literal " + strconv.Quote(text)))
				return
			}
			e.quoted(text, quoted)
			return
		}
		if quoted {
			inner := &encodeState{escapeHTML: e.escapeHTML}
			inner.string(v.String())
			e.string(string(inner.buf))
			return
		}
		e.string(v.String())
	case reflect.Interface:
		if v.IsNil() {
			e.put("null")
			return
		}
		e.reflectValue(v.Elem(), false)
	case reflect.Pointer:
		if v.IsNil() {
			e.put("null")
			return
		}
		if !e.deeper(v) {
			return
		}
		e.reflectValue(v.Elem(), quoted)
		e.shallower(v)
	case reflect.Struct:
		structEncoder{}.encode(e, v)
	case reflect.Map:
		mapEncoder{}.encode(e, v)
	case reflect.Slice:
		if v.IsNil() {
			e.put("null")
			return
		}
		if elem := v.Type().Elem(); elem.Kind() == reflect.Uint8 && !encodesItself(reflect.PointerTo(elem)) {
			e.put(`"` + base64.StdEncoding.EncodeToString(v.Bytes()) + `"`)
			return
		}
		e.array(v)
	case reflect.Array:
		e.array(v)
	default:
		e.fail(&UnsupportedTypeError{v.Type()})
	}
}

// deeper stops at cycles; what is a thousand pointers deep may be one.
func (e *encodeState) deeper(v reflect.Value) bool {
	if e.depth++; e.depth <= startLooking {
		return true
	}
	at := placeOf(v)
	if e.above[at] {
		e.fail(&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()})
		return false
	}
	if e.above == nil {
		e.above = map[place]bool{}
	}
	e.above[at] = true
	return true
}

func (e *encodeState) shallower(v reflect.Value) {
	if e.depth > startLooking {
		delete(e.above, placeOf(v))
	}
	e.depth--
}

const startLooking = 1000

// A place is what a pointer, a map or a slice refers to.
type place struct {
	at  unsafe.Pointer
	len int
}

func placeOf(v reflect.Value) place {
	if v.Kind() == reflect.Slice {
		return place{v.UnsafePointer(), v.Len()}
	}
	return place{v.UnsafePointer(), -1}
}

func (e *encodeState) array(v reflect.Value) {
	if v.Kind() == reflect.Slice {
		if !e.deeper(v) {
			return
		}
		defer e.shallower(v)
	}
	e.buf = append(e.buf, '[')
	for i := 0; i < v.Len(); i++ {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.reflectValue(v.Index(i), false)
	}
	e.buf = append(e.buf, ']')
}

type mapEncoder struct{}

// strings is encode for the commonest map. It walks the map with the language's own iteration and all its checks.
func (mapEncoder) strings(e *encodeState, m map[string]string) {
	if m == nil {
		e.put("null")
		return
	}
	type entry struct{ key, value string }
	entries := make([]entry, 0, len(m))
	for k, v := range m {
		entries = append(entries, entry{k, v})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	e.buf = append(e.buf, '{')
	for i, en := range entries {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.string(en.key)
		e.buf = append(e.buf, ':')
		e.string(en.value)
	}
	e.buf = append(e.buf, '}')
}

func (mapEncoder) encode(e *encodeState, v reflect.Value) {
	kt := v.Type().Key()
	if k := kt.Kind(); k != reflect.String && !(reflect.Int <= k && k <= reflect.Uintptr) {
		if _, ok := reflect.Zero(kt).Interface().(encoding.TextMarshaler); !ok && k != reflect.Interface {
			e.fail(&UnsupportedTypeError{v.Type()})
			return
		}
	}
	if v.IsNil() {
		e.put("null")
		return
	}
	if !e.deeper(v) {
		return
	}
	type entry struct {
		key   string
		value reflect.Value
	}
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		key, ok := keyText(e, v.Type(), it.Key())
		if !ok {
			return
		}
		entries = append(entries, entry{key, it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	e.buf = append(e.buf, '{')
	for i, en := range entries {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.string(en.key)
		e.buf = append(e.buf, ':')
		e.reflectValue(en.value, false)
	}
	e.buf = append(e.buf, '}')
	e.shallower(v)
}

// keyText is the key of a map of type t as text.
func keyText(e *encodeState, t reflect.Type, k reflect.Value) (string, bool) {
	if k.Kind() == reflect.String {
		return k.String(), true
	}
	if tm, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", true
		}
		b, err := tm.MarshalText()
		if err != nil {
			e.fail(&MarshalerError{k.Type(), err, "MarshalText"})
		}
		return string(b), err == nil
	}
	switch {
	case k.CanInt():
		return strconv.FormatInt(k.Int(), 10), true
	case k.CanUint():
		return strconv.FormatUint(k.Uint(), 10), true
	}
	e.fail(&UnsupportedTypeError{t})
	return "", false
}

type structEncoder struct{}

func (structEncoder) encode(e *encodeState, v reflect.Value) {
	e.buf = append(e.buf, '{')
	first := true
	for _, f := range fieldsOf(v.Type()) {
		fv := v
		missing := false
		for _, i := range f.index {
			if fv.Kind() == reflect.Pointer {
				if fv.IsNil() {
					missing = true
					break
				}
				fv = fv.Elem()
			}
			fv = fv.Field(i)
		}
		if missing || f.omitEmpty && isEmpty(fv) || f.omitZero && isZero(fv) {
			continue
		}
		if !first {
			e.buf = append(e.buf, ',')
		}
		first = false
		e.string(f.name)
		e.buf = append(e.buf, ':')
		e.reflectValue(fv, f.quoted)
	}
	e.buf = append(e.buf, '}')
}

func isZero(v reflect.Value) bool {
	if v.CanInterface() {
		if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
			return v.Kind() == reflect.Pointer && v.IsNil() || z.IsZero()
		}
	}
	return v.IsZero()
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128:
		return false
	}
	return v.IsZero()
}
