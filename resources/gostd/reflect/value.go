package reflect

import (
	"internal/mapiter"
	"unsafe"
)

// rt_unpack gives an interface's dynamic type (0: nil) and the address of its value in memory form: a copy.
func rt_unpack(i any) (id uint32, p unsafe.Pointer)

// rt_pack makes an interface of the value at p; if the type is an interface type, it is the interface that lies there.
func rt_pack(id uint32, p unsafe.Pointer) any

// rt_new is zeroed memory for n values.
func rt_new(id uint32, n int) unsafe.Pointer

func rt_copy(id uint32, to, from unsafe.Pointer)
func rt_equal(id uint32, x, y unsafe.Pointer) bool

type flag uint32

const (
	flagAddr   flag = 1 << iota // ptr is the variable itself
	flagRO                      // reached through an unexported field
	flagMethod                  // a method of the value; its number stands above

	flagMethodShift = 8
)

// Value is a typed address: ptr always points to the value in memory.
type Value struct {
	typ  rtype
	ptr  unsafe.Pointer
	flag flag
}

type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func ValueOf(i any) Value {
	id, p := rt_unpack(i)
	return Value{typ: rtype{id}, ptr: p}
}

func Zero(t Type) Value { return Value{typ: t.(rtype), ptr: rt_new(t.(rtype).id, 1)} }

// New is a pointer to a new zero value.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	p := rt_new(t.(rtype).id, 1)
	holder := new(unsafe.Pointer)
	*holder = p
	return Value{typ: PointerTo(t).(rtype), ptr: unsafe.Pointer(holder)}
}

func MakeSlice(t Type, length, capacity int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if length < 0 || capacity < length {
		panic("reflect.MakeSlice: len > cap")
	}
	h := &sliceHeader{rt_new(t.Elem().(rtype).id, capacity), length, capacity}
	return Value{typ: t.(rtype), ptr: unsafe.Pointer(h)}
}

func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return ValueOf(mapiter.Make(Zero(t).Interface()))
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func Append(s Value, x ...Value) Value {
	if s.Kind() != Slice {
		panic(&ValueError{"unknown method", s.Kind()})
	}
	for _, v := range x {
		n := s.Len()
		if n == s.Cap() {
			grown := MakeSlice(s.typ, n, 2*n+4)
			Copy(grown, s)
			s = grown
		}
		h := *(*sliceHeader)(s.ptr)
		h.len = n + 1
		s = Value{typ: s.typ, ptr: unsafe.Pointer(&h)}
		s.Index(n).set(v)
	}
	return s
}

func AppendSlice(s, t Value) Value {
	for i := 0; i < t.Len(); i++ {
		s = Append(s, t.Index(i))
	}
	return s
}

func Copy(dst, src Value) int {
	if k := dst.Kind(); k != Array && k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	if k := src.Kind(); k != Array && k != Slice && k != String {
		panic(&ValueError{"reflect.Copy", k})
	}
	n := min(dst.Len(), src.Len())
	for i := 0; i < n; i++ {
		dst.Index(i).set(src.Index(i))
	}
	return n
}

func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	tmp := rt_new(v.typ.Elem().(rtype).id, 1)
	return func(i, j int) {
		x, y := v.Index(i), v.Index(j)
		rt_copy(x.typ.id, tmp, x.ptr)
		rt_copy(x.typ.id, x.ptr, y.ptr)
		rt_copy(x.typ.id, y.ptr, tmp)
	}
}

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

func (v Value) must(method string, kinds ...Kind) {
	k := v.Kind()
	for _, want := range kinds {
		if k == want {
			return
		}
	}
	panic(&ValueError{"reflect.Value." + method, k})
}

func (v Value) IsValid() bool { return v.typ.id != 0 }
func (v Value) Kind() Kind {
	if v.typ.id == 0 {
		return Invalid
	}
	if v.flag&flagMethod != 0 {
		return Func
	}
	return v.typ.Kind()
}

func (v Value) Type() Type {
	if v.typ.id == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return v.methodType()
	}
	return v.typ
}

func (v Value) CanAddr() bool      { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool       { return v.flag == flagAddr }
func (v Value) CanInterface() bool { return v.flag&flagRO == 0 }
func (v Value) CanInt() bool       { return Int <= v.Kind() && v.Kind() <= Int64 }
func (v Value) CanUint() bool      { return Uint <= v.Kind() && v.Kind() <= Uintptr }
func (v Value) CanFloat() bool     { return v.Kind() == Float32 || v.Kind() == Float64 }
func (v Value) Comparable() bool   { return !v.IsValid() || v.typ.Comparable() }

func (v Value) Interface() any {
	if v.typ.id == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	v = v.bound()
	return rt_pack(v.typ.id, v.ptr)
}

func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	holder := new(unsafe.Pointer)
	*holder = v.ptr
	return Value{typ: PointerTo(v.typ).(rtype), ptr: unsafe.Pointer(holder), flag: v.flag & flagRO}
}

// WaitscopeHasPointer says whether the program has the type of v.Addr() (without it nobody can have methods on it).
func (v Value) WaitscopeHasPointer() bool { return v.typ.ask(askPointerTo) != 0 }

func (v Value) UnsafePointer() unsafe.Pointer {
	if v.Kind() == Slice {
		return (*sliceHeader)(v.ptr).data
	}
	v.must("UnsafePointer", Pointer, Chan, Map, UnsafePointer, Func)
	v = v.bound()
	return *(*unsafe.Pointer)(v.ptr)
}

// Pointer of a func is where its code begins: what runtime.FuncForPC wants.
func (v Value) Pointer() uintptr {
	if k := v.Kind(); k != Slice {
		v.must("Pointer", Pointer, Chan, Map, UnsafePointer, Func)
	}
	if v.Kind() == Func && !v.IsNil() {
		return rt_funcPC(v.UnsafePointer())
	}
	return uintptr(v.UnsafePointer())
}

func (v Value) UnsafeAddr() uintptr { return uintptr(v.ptr) }

func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		e := ValueOf(rt_pack(v.typ.id, v.ptr))
		e.flag |= v.flag & flagRO
		return e
	case Pointer:
		p := *(*unsafe.Pointer)(v.ptr)
		if p == nil {
			return Value{}
		}
		return Value{typ: v.typ.Elem().(rtype), ptr: p, flag: v.flag&flagRO | flagAddr}
	}
	panic(&ValueError{"reflect.Value.Elem", v.Kind()})
}

func (v Value) IsNil() bool {
	if v.flag&flagMethod != 0 {
		return false
	}
	switch v.Kind() {
	case Chan, Func, Map, Pointer, UnsafePointer, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	case Interface:
		return rt_pack(v.typ.id, v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.Kind()})
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case Float32, Float64, Complex64, Complex128:
		return rt_equal(v.typ.id, v.ptr, rt_new(v.typ.id, 1)) && !(v.CanFloat() && 1/v.Float() < 0)
	case Chan, Func, Map, Pointer, UnsafePointer, Slice, Interface:
		return v.IsNil()
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	return rt_equal(v.typ.id, v.ptr, rt_new(v.typ.id, 1))
}

func (v Value) Bool() bool {
	v.must("Bool", Bool)
	return *(*bool)(v.ptr)
}

func (v Value) Int() int64 {
	switch v.Kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Int", v.Kind()})
}

func (v Value) Uint() uint64 {
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.Kind()})
}

func (v Value) Float() float64 {
	switch v.Kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.Kind()})
}

func (v Value) Complex() complex128 {
	switch v.Kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.Kind()})
}

// String is the text of a string, and "<T Value>" for anything else.
func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return *(*string)(v.ptr)
	}
	return "<" + v.typ.String() + " Value>"
}

func (v Value) Bytes() []byte {
	v.must("Bytes", Slice, Array)
	if v.Kind() == Array {
		return unsafe.Slice((*byte)(v.ptr), v.Len())
	}
	return *(*[]byte)(v.ptr)
}

func (v Value) Len() int {
	switch v.Kind() {
	case String:
		return len(*(*string)(v.ptr))
	case Slice:
		return (*sliceHeader)(v.ptr).len
	case Array:
		return v.typ.Len()
	case Map:
		return rt_mapLen(v.typ.id, v.ptr)
	case Chan:
		return rt_chanLen(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Len", v.Kind()})
}

func rt_mapLen(id uint32, p unsafe.Pointer) int
func rt_chanLen(p unsafe.Pointer) int

func (v Value) Cap() int {
	switch v.Kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).cap
	case Array:
		return v.typ.Len()
	}
	panic(&ValueError{"reflect.Value.Cap", v.Kind()})
}

func (v Value) Index(i int) Value {
	switch v.Kind() {
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		return ValueOf(s[i])
	case Slice, Array:
		if i < 0 || i >= v.Len() {
			panic("reflect: " + v.Kind().String() + " index out of range")
		}
		elem := v.typ.Elem().(rtype)
		base, f := v.ptr, v.flag
		if v.Kind() == Slice {
			base, f = (*sliceHeader)(v.ptr).data, v.flag|flagAddr
		}
		return Value{typ: elem, ptr: unsafe.Add(base, uintptr(i)*elem.Size()), flag: f}
	}
	panic(&ValueError{"reflect.Value.Index", v.Kind()})
}

func (v Value) Slice(i, j int) Value {
	if v.Kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		s = s[i:j]
		return Value{typ: v.typ, ptr: unsafe.Pointer(&s)}
	}
	if v.Kind() == Array {
		if !v.CanAddr() {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		n := v.Len()
		if i < 0 || j < i || j > n {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		h := &sliceHeader{unsafe.Add(v.ptr, uintptr(i)*v.typ.Elem().Size()), j - i, n - i}
		return Value{typ: SliceOf(v.typ.Elem()).(rtype), ptr: unsafe.Pointer(h)}
	}
	v.must("Slice", Slice)
	h := *(*sliceHeader)(v.ptr)
	if i < 0 || j < i || j > h.cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	n := &sliceHeader{unsafe.Add(h.data, uintptr(i)*v.typ.Elem().Size()), j - i, h.cap - i}
	return Value{typ: v.typ, ptr: unsafe.Pointer(n)}
}

func (v Value) NumField() int {
	v.must("NumField", Struct)
	return v.typ.NumField()
}

func (v Value) Field(i int) Value {
	v.must("Field", Struct)
	if i < 0 || i >= v.typ.ask(askFields) {
		panic("reflect: Field index out of range")
	}
	_, _, typ, offset, _, exported := rt_typeField(v.typ.id, i)
	f := v.flag
	if !exported {
		f |= flagRO
	}
	return Value{typ: rtype{typ}, ptr: unsafe.Add(v.ptr, offset), flag: f}
}

func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// -- maps: every operation is the language's own, with its checks

func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", Map)
	if e, ok := mapiter.Get(v.plain(), v.keyFor("reflect.Value.MapIndex", key)); ok {
		return v.element(e)
	}
	return Value{}
}

func (v Value) plain() any { return rt_pack(v.typ.id, v.ptr) }

func (v Value) keyFor(context string, key Value) any {
	return key.assignable(context, v.typ.Key())
}

// assignable is what v holds, if it may be assigned to a variable of type to.
func (v Value) assignable(context string, to Type) any {
	if v.Kind() != Invalid && !v.typ.AssignableTo(to) {
		panic(context + ": value of type " + v.typ.String() + " is not assignable to type " + to.String())
	}
	return rt_pack(v.typ.id, v.ptr)
}

// element gives a map's element its static type back: an `any` element stays one.
func (v Value) element(e any) Value {
	t := v.typ.Elem().(rtype)
	if t.Kind() != Interface {
		return ValueOf(e)
	}
	return Value{typ: t, ptr: unsafe.Pointer(&e)}
}

func (v Value) SetMapIndex(key, elem Value) {
	v.must("SetMapIndex", Map)
	if !elem.IsValid() {
		mapiter.Delete(v.plain(), v.keyFor("reflect.Value.SetMapIndex", key))
		return
	}
	const context = "reflect.Value.SetMapIndex"
	mapiter.Set(v.plain(), v.keyFor(context, key), elem.assignable(context, v.typ.Elem()))
}

func (v Value) MapKeys() []Value {
	v.must("MapKeys", Map)
	keys := []Value{}
	for it := v.MapRange(); it.Next(); {
		keys = append(keys, it.Key())
	}
	return keys
}

type MapIter struct {
	m       Value
	started bool
	it      mapiter.Iter
}

func (v Value) MapRange() *MapIter {
	v.must("MapRange", Map)
	return &MapIter{m: v}
}

func (iter *MapIter) Next() bool {
	if !iter.started {
		iter.started = true
		mapiter.Init(&iter.it, iter.m.plain())
	}
	mapiter.Next(&iter.it)
	return iter.it.Ok()
}

func (iter *MapIter) Key() Value {
	t := iter.m.typ.Key().(rtype)
	k := iter.it.Key()
	if t.Kind() != Interface {
		return ValueOf(k)
	}
	return Value{typ: t, ptr: unsafe.Pointer(&k)}
}

func (iter *MapIter) Value() Value { return iter.m.element(iter.it.Value()) }

// -- setting

func (v Value) mustSet(method string) {
	if v.Kind() == Invalid {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.flag&flagAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func (v Value) set(x Value) {
	if v.typ.Kind() == Interface {
		*(*any)(v.ptr) = rt_pack(x.typ.id, x.ptr)
		return
	}
	rt_copy(v.typ.id, v.ptr, x.ptr)
}

func (v Value) Set(x Value) {
	v.mustSet("Set")
	if !x.IsValid() {
		panic(&ValueError{"reflect.Value.Set", Invalid})
	}
	x.mustBeExported("Set")
	x = x.bound()
	if !rt_assignable(x.typ.id, v.typ.id) {
		panic("reflect.Set: value of type " + x.typ.String() + " is not assignable to type " + v.typ.String())
	}
	v.set(x)
}

func (v Value) SetZero() {
	v.mustSet("SetZero")
	rt_copy(v.typ.id, v.ptr, rt_new(v.typ.id, 1))
}

func (v Value) SetBool(x bool) {
	v.mustSet("SetBool")
	v.must("SetBool", Bool)
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustSet("SetInt")
	switch v.Kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		panic(&ValueError{"reflect.Value.SetInt", v.Kind()})
	}
}

func (v Value) SetUint(x uint64) {
	v.mustSet("SetUint")
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		panic(&ValueError{"reflect.Value.SetUint", v.Kind()})
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustSet("SetComplex")
	if v.Kind() == Complex64 {
		*(*complex64)(v.ptr) = complex64(x)
		return
	}
	v.must("SetComplex", Complex128)
	*(*complex128)(v.ptr) = x
}

func (v Value) SetFloat(x float64) {
	v.mustSet("SetFloat")
	if v.Kind() == Float32 {
		*(*float32)(v.ptr) = float32(x)
		return
	}
	v.must("SetFloat", Float64)
	*(*float64)(v.ptr) = x
}

func (v Value) SetString(x string) {
	v.mustSet("SetString")
	v.must("SetString", String)
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustSet("SetBytes")
	v.must("SetBytes", Slice)
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustSet("SetLen")
	v.must("SetLen", Slice)
	h := (*sliceHeader)(v.ptr)
	if n < 0 || n > h.cap {
		panic("reflect: slice length out of range in SetLen")
	}
	h.len = n
}

func (v Value) OverflowInt(x int64) bool {
	shift := uint(64 - v.typ.Bits())
	return x<<shift>>shift != x
}

func (v Value) OverflowUint(x uint64) bool {
	shift := uint(64 - v.typ.Bits())
	return x<<shift>>shift != x
}

func (v Value) OverflowFloat(x float64) bool {
	if x < 0 {
		x = -x
	}
	return v.Kind() == Float32 && x > 3.4028235677973366e+38 && x <= 1.7976931348623157e+308
}

// Convert covers numbers, strings, and types with the same underlying type.
func (v Value) Convert(t Type) Value {
	if !v.typ.ConvertibleTo(t) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + t.String())
	}
	r := Zero(t)
	r.flag = flagAddr
	switch k := t.Kind(); {
	case k == Interface:
		r.set(v)
	case Int <= k && k <= Int64 && v.CanInt():
		r.SetInt(v.Int())
	case Int <= k && k <= Int64 && v.CanUint():
		r.SetInt(int64(v.Uint()))
	case Int <= k && k <= Int64 && v.CanFloat():
		r.SetInt(int64(v.Float()))
	case Uint <= k && k <= Uintptr && v.CanInt():
		r.SetUint(uint64(v.Int()))
	case Uint <= k && k <= Uintptr && v.CanUint():
		r.SetUint(v.Uint())
	case Uint <= k && k <= Uintptr && v.CanFloat():
		r.SetUint(uint64(v.Float()))
	case (k == Float32 || k == Float64) && v.CanInt():
		r.SetFloat(float64(v.Int()))
	case (k == Float32 || k == Float64) && v.CanUint():
		r.SetFloat(float64(v.Uint()))
	case (k == Float32 || k == Float64) && v.CanFloat():
		r.SetFloat(v.Float())
	case k == String && v.CanInt():
		r.SetString(string(rune(v.Int())))
	case k == String && v.CanUint():
		r.SetString(string(rune(v.Uint())))
	default:
		rt_copy(t.(rtype).id, r.ptr, v.ptr)
	}
	r.flag = 0
	return r
}

func (v Value) Equal(u Value) bool {
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	return rt_pack(v.typ.id, v.ptr) == rt_pack(u.typ.id, u.ptr)
}

// DeepEqual compares what the values reach.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, w := ValueOf(x), ValueOf(y)
	return v.typ == w.typ && deep(v, w, map[visit]bool{})
}

type visit struct {
	a, b unsafe.Pointer
	t    rtype
}

func deep(v, w Value, seen map[visit]bool) bool {
	if !v.IsValid() || !w.IsValid() {
		return v.IsValid() == w.IsValid()
	}
	if v.typ != w.typ {
		return false
	}
	switch v.Kind() {
	case Pointer, Map, Slice:
		if v.IsNil() || w.IsNil() {
			return v.IsNil() && w.IsNil()
		}
		a, b := v.UnsafePointer(), w.UnsafePointer()
		if v.Kind() == Slice && v.Len() != w.Len() {
			return false
		}
		if a == b {
			return true
		}
		key := visit{a, b, v.typ}
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	switch v.Kind() {
	case Array, Slice:
		for i := 0; i < v.Len(); i++ {
			if !deep(v.Index(i), w.Index(i), seen) {
				return false
			}
		}
		return true
	case Interface:
		if v.IsNil() || w.IsNil() {
			return v.IsNil() && w.IsNil()
		}
		return deep(v.Elem(), w.Elem(), seen)
	case Pointer:
		return deep(v.Elem(), w.Elem(), seen)
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !deep(v.Field(i), w.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		if v.Len() != w.Len() {
			return false
		}
		for it := v.MapRange(); it.Next(); {
			e := w.MapIndex(it.Key())
			if !e.IsValid() || !deep(it.Value(), e, seen) {
				return false
			}
		}
		return true
	case Func:
		return v.IsNil() && w.IsNil()
	}
	return rt_equal(v.typ.id, v.ptr, w.ptr)
}

// WaitscopeNew is a new settable zero value of type t: New(t).Elem() without the need for a type *t (Waitscope's own, for json).
func WaitscopeNew(t Type) Value {
	v := Zero(t)
	v.flag = flagAddr
	return v
}
