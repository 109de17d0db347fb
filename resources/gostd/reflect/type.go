// Package reflect looks at types and values at run time, calls functions, and makes functions and types.
package reflect

type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
	"uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice",
	"string", "struct", "unsafe.Pointer"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind"
}

type Type interface {
	Align() int
	AssignableTo(u Type) bool
	Bits() int
	ChanDir() ChanDir
	Comparable() bool
	ConvertibleTo(u Type) bool
	Elem() Type
	Field(i int) StructField
	FieldAlign() int
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	Implements(u Type) bool
	In(i int) Type
	IsVariadic() bool
	Key() Type
	Kind() Kind
	Len() int
	Method(i int) Method
	MethodByName(name string) (Method, bool)
	Name() string
	NumField() int
	NumIn() int
	NumMethod() int
	NumOut() int
	Out(i int) Type
	PkgPath() string
	Size() uintptr
	String() string
}

type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup reads `key:"value" key:"value"`.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		for tag != "" && tag[0] == ' ' {
			tag = tag[1:]
		}
		i := 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			return "", false
		}
		name := string(tag[:i])
		tag = tag[i+2:]
		var text []byte
		closed := false
		for i = 0; i < len(tag); i++ {
			c := tag[i]
			if c == '"' {
				closed = true
				break
			}
			if c == '\\' && i+1 < len(tag) {
				i++
				switch c = tag[i]; c {
				case 'n':
					c = '\n'
				case 't':
					c = '\t'
				}
			}
			text = append(text, c)
		}
		if !closed {
			return "", false
		}
		if name == key {
			return string(text), true
		}
		tag = tag[i+1:]
	}
	return "", false
}

// What rt_typeInt and rt_typeText are asked for.
const (
	askKind = iota
	askSize
	askAlign
	askLen
	askElem
	askKey
	askDir
	askComparable
	askVariadic
	askFields
	askMethods
	askIns
	askOuts
	askPointerTo
)
const (
	askString = iota
	askName
	askPkgPath
)

func rt_typeInt(id uint32, what int) int
func rt_typeText(id uint32, what int) string
func rt_typeField(id uint32, i int) (name, tag string, typ uint32, offset uintptr, embedded, exported bool)
func rt_typePart(id uint32, i int, out bool) uint32
func rt_implements(id, iface uint32) bool
func rt_assignable(from, to uint32) bool

// rtype is a run-time type by its number: equal types are equal values.
type rtype struct{ id uint32 }

func toType(id uint32) Type {
	if id == 0 {
		return nil
	}
	return rtype{id}
}

func TypeOf(i any) Type {
	id, _ := rt_unpack(i)
	return toType(id)
}

func TypeFor[T any]() Type {
	var v T
	if t := TypeOf(v); t != nil {
		return t
	}
	return TypeOf((*T)(nil)).Elem()
}

func (t rtype) ask(what int) int         { return rt_typeInt(t.id, what) }
func (t rtype) Kind() Kind               { return Kind(t.ask(askKind)) }
func (t rtype) Size() uintptr            { return uintptr(t.ask(askSize)) }
func (t rtype) Align() int               { return t.ask(askAlign) }
func (t rtype) Bits() int                { return 8 * t.ask(askSize) }
func (t rtype) Comparable() bool         { return t.ask(askComparable) != 0 }
func (t rtype) String() string           { return rt_typeText(t.id, askString) }
func (t rtype) Name() string             { return rt_typeText(t.id, askName) }
func (t rtype) PkgPath() string          { return rt_typeText(t.id, askPkgPath) }
func (t rtype) NumMethod() int           { return t.ask(askMethods) }
func (t rtype) Implements(u Type) bool   { return rt_implements(t.id, u.(rtype).id) }
func (t rtype) AssignableTo(u Type) bool { return rt_assignable(t.id, u.(rtype).id) }

func (t rtype) ConvertibleTo(u Type) bool {
	from, to := t.Kind(), u.Kind()
	numeric := func(k Kind) bool { return Int <= k && k <= Float64 }
	return t.AssignableTo(u) || numeric(from) && numeric(to) || from == String && to == String ||
		Int <= from && from <= Uintptr && to == String || from == to && from != Struct && from != Interface
}

func (t rtype) ChanDir() ChanDir {
	t.must("ChanDir", Chan)
	return ChanDir(t.ask(askDir))
}

func (t rtype) must(method string, kinds ...Kind) {
	for _, k := range kinds {
		if t.Kind() == k {
			return
		}
	}
	panic("reflect: " + method + " of invalid type " + t.String())
}

func (t rtype) Elem() Type {
	t.must("Elem", Array, Chan, Map, Pointer, Slice)
	return toType(uint32(t.ask(askElem)))
}

func (t rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toType(uint32(t.ask(askKey)))
}

func (t rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return t.ask(askLen)
}

func (t rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return t.ask(askFields)
}

func (t rtype) Field(i int) StructField {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= t.ask(askFields) {
		panic("reflect: Field index out of bounds")
	}
	name, tag, typ, offset, embedded, exported := rt_typeField(t.id, i)
	f := StructField{Name: name, Type: rtype{typ}, Tag: StructTag(tag), Offset: offset, Index: []int{i}, Anonymous: embedded}
	if !exported {
		f.PkgPath = t.PkgPath()
		if f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

// FieldByName looks through embedded structs, breadth first; a name found twice at one depth is hidden.
func (t rtype) FieldByName(name string) (StructField, bool) {
	type level struct {
		t     rtype
		index []int
	}
	current := []level{{t, nil}}
	seen := map[uint32]bool{}
	for len(current) > 0 {
		var next []level
		var found StructField
		count := 0
		for _, l := range current {
			if seen[l.t.id] {
				continue
			}
			seen[l.t.id] = true
			for i := 0; i < l.t.NumField(); i++ {
				f := l.t.Field(i)
				f.Index = append(append([]int(nil), l.index...), i)
				if f.Name == name {
					found = f
					count++
					continue
				}
				if f.Anonymous {
					ft := f.Type.(rtype)
					if ft.Kind() == Pointer {
						ft = ft.Elem().(rtype)
					}
					if ft.Kind() == Struct {
						next = append(next, level{ft, f.Index})
					}
				}
			}
		}
		if count == 1 {
			return found, true
		}
		if count > 1 {
			return StructField{}, false
		}
		current = next
	}
	return StructField{}, false
}

func (t rtype) mustBeFunc(method string) {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
}

func (t rtype) IsVariadic() bool {
	t.mustBeFunc("IsVariadic")
	return t.ask(askVariadic) != 0
}

func (t rtype) NumIn() int {
	t.mustBeFunc("NumIn")
	return t.ask(askIns)
}

func (t rtype) NumOut() int {
	t.mustBeFunc("NumOut")
	return t.ask(askOuts)
}

func (t rtype) In(i int) Type {
	t.mustBeFunc("In")
	return toType(rt_typePart(t.id, i, false))
}

func (t rtype) Out(i int) Type {
	t.mustBeFunc("Out")
	return toType(rt_typePart(t.id, i, true))
}
