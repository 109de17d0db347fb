package reflect

// Types that the program does not name itself: identical types are one type, as in the language.

func rt_makeType(kind Kind, elem, key uint32, n int) uint32
func rt_funcOf(params, results []uint32, variadic bool) uint32
func rt_structOf(names, tags []string, types []uint32, embedded []bool) uint32

func PointerTo(t Type) Type { return rtype{rt_makeType(Pointer, t.(rtype).id, 0, 0)} }
func PtrTo(t Type) Type     { return PointerTo(t) }
func SliceOf(t Type) Type   { return rtype{rt_makeType(Slice, t.(rtype).id, 0, 0)} }

func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if size := elem.Size(); size > 0 && uintptr(length) > (1<<48)/size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return rtype{rt_makeType(Array, elem.(rtype).id, 0, length)}
}

func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return rtype{rt_makeType(Chan, t.(rtype).id, 0, int(dir))}
}

func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return rtype{rt_makeType(Map, elem.(rtype).id, key.(rtype).id, 0)}
}

func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	ids := func(types []Type) []uint32 {
		list := make([]uint32, len(types))
		for i, t := range types {
			list[i] = t.(rtype).id
		}
		return list
	}
	return rtype{rt_funcOf(ids(in), ids(out), variadic)}
}

func StructOf(fields []StructField) Type {
	names, tags := make([]string, len(fields)), make([]string, len(fields))
	types, embedded := make([]uint32, len(fields)), make([]bool, len(fields))
	for i, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + itoa(i) + " has no name")
		}
		if !isName(f.Name) {
			panic("reflect.StructOf: field " + itoa(i) + " has invalid name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + itoa(i) + " has no type")
		}
		exported := 'A' <= f.Name[0] && f.Name[0] <= 'Z'
		if exported && f.PkgPath != "" {
			panic("reflect.StructOf: field \"" + f.Name + "\" is exported but has PkgPath")
		}
		if !exported && f.PkgPath == "" {
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		}
		if f.Anonymous && f.Type.NumMethod() > 0 {
			panic("reflect.StructOf: Waitscope does not support embedded fields with methods")
		}
		for _, other := range names[:i] {
			if other == f.Name && f.Name != "_" {
				panic("reflect.StructOf: duplicate field " + f.Name)
			}
		}
		names[i], tags[i], types[i], embedded[i] = f.Name, string(f.Tag), f.Type.(rtype).id, f.Anonymous
	}
	return rtype{rt_structOf(names, tags, types, embedded)}
}

func itoa(i int) string {
	if i >= 10 {
		return itoa(i/10) + itoa(i%10)
	}
	return string(rune('0' + i))
}

func isName(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// StringHeader and SliceHeader are what a string and a slice are made of.
type StringHeader struct {
	Data uintptr
	Len  int
}

type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

func (t rtype) FieldAlign() int { return t.Align() }

func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	for i, x := range index {
		if i > 0 {
			ft := f.Type
			if ft.Kind() == Pointer && ft.Elem().Kind() == Struct {
				ft = ft.Elem()
			}
			t = ft.(rtype)
		}
		f = t.Field(x)
	}
	return f
}

// VisibleFields are the fields of a struct with those that embedded structs promote.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var all []StructField
	var walk func(t Type, index []int, seen map[Type]bool)
	walk = func(t Type, index []int, seen map[Type]bool) {
		if seen[t] {
			return
		}
		seen[t] = true
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			all = append(all, f)
			if f.Anonymous {
				ft := f.Type
				if ft.Kind() == Pointer {
					ft = ft.Elem()
				}
				if ft.Kind() == Struct {
					walk(ft, f.Index, seen)
				}
			}
		}
		delete(seen, t)
	}
	walk(t, nil, map[Type]bool{})
	var visible []StructField
	for _, f := range all {
		if best, ok := t.FieldByName(f.Name); ok && len(best.Index) == len(f.Index) {
			same := true
			for i := range f.Index {
				same = same && f.Index[i] == best.Index[i]
			}
			if same {
				visible = append(visible, f)
			}
		}
	}
	return visible
}
