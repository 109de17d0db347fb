package reflect

import "unsafe"

// A caller calls fn: args and results are arrays of addresses of memory.
type caller func(fn, args, results unsafe.Pointer)

func rt_caller(typ uint32) caller
func rt_makeFunc(typ uint32, handler func(args, results unsafe.Pointer)) unsafe.Pointer
func rt_method(typ uint32, i int) (name string, signature uint32, function int)
func rt_bind(function int, signature uint32, receiver any) unsafe.Pointer
func rt_methodExpr(receiver uint32, function int, signature uint32) unsafe.Pointer
func rt_funcPC(fn unsafe.Pointer) uintptr

// funcValue is a Value that holds the func value fn.
func funcValue(typ uint32, fn unsafe.Pointer, f flag) Value {
	holder := new(unsafe.Pointer)
	*holder = fn
	return Value{typ: rtype{typ}, ptr: unsafe.Pointer(holder), flag: f}
}

// -- calls

// Call calls the function with these arguments; the last ones of a variadic function are collected.
func (v Value) Call(in []Value) []Value {
	v.mustBeFunc("Call")
	return v.call("Call", in)
}

// CallSlice calls a variadic function with its last argument as it is.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBeFunc("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) mustBeFunc(method string) {
	if v.Kind() != Func {
		panic(&ValueError{"reflect.Value." + method, v.Kind()})
	}
	if v.flag&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

func (v Value) call(op string, in []Value) []Value {
	v = v.bound()
	fn := *(*unsafe.Pointer)(v.ptr)
	if fn == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	t := v.typ
	n := t.NumIn()
	if op == "CallSlice" {
		if !t.IsVariadic() {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		fixed := n
		if t.IsVariadic() {
			fixed--
		}
		if len(in) < fixed {
			panic("reflect: Call with too few input arguments")
		}
		if !t.IsVariadic() && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	if op == "Call" && t.IsVariadic() {
		last := t.In(n - 1).(rtype)
		elem := last.Elem()
		rest := MakeSlice(last, len(in)-n+1, len(in)-n+1)
		for i, x := range in[n-1:] {
			if xt := x.Type(); !xt.AssignableTo(elem) {
				panic("reflect: cannot use " + xt.String() + " as type " + elem.String() + " in " + op)
			}
			rest.Index(i).Set(x)
		}
		in = append(append(make([]Value, 0, n), in[:n-1]...), rest)
	}
	args := make([]unsafe.Pointer, n+1) // one more, so that there is always an address
	for i, x := range in {
		x = x.bound()
		to := t.In(i).(rtype)
		if !x.typ.AssignableTo(to) {
			panic("reflect: " + op + " using " + x.typ.String() + " as type " + to.String())
		}
		x.mustBeExported(op)
		args[i] = x.as(to)
	}
	outs := t.NumOut()
	results := make([]unsafe.Pointer, outs+1)
	out := make([]Value, outs)
	for i := range out {
		rt := t.Out(i).(rtype)
		results[i] = rt_new(rt.id, 1)
		out[i] = Value{typ: rt, ptr: results[i]}
	}
	rt_caller(t.id)(fn, unsafe.Pointer(&args[0]), unsafe.Pointer(&results[0]))
	return out
}

func (v Value) mustBeExported(op string) {
	if v.flag&flagRO != 0 {
		panic("reflect: reflect.Value." + op + " using value obtained using unexported field")
	}
}

// as gives the address of v's value as one of type t, to which it is assignable.
func (v Value) as(t rtype) unsafe.Pointer {
	if t.Kind() != Interface || v.typ == t {
		return v.ptr
	}
	i := new(any)
	*i = rt_pack(v.typ.id, v.ptr)
	return unsafe.Pointer(i)
}

// MakeFunc makes a function of type typ that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.(rtype)
	m := &madeFunc{t, fn}
	return funcValue(t.id, rt_makeFunc(t.id, m.call), 0)
}

type madeFunc struct {
	typ rtype
	fn  func([]Value) []Value
}

//waitscope:wrapper
func (m *madeFunc) call(args, results unsafe.Pointer) {
	n, outs := m.typ.NumIn(), m.typ.NumOut()
	in := make([]Value, n)
	for i, p := range unsafe.Slice((*unsafe.Pointer)(args), n) {
		in[i] = Value{typ: m.typ.In(i).(rtype), ptr: p}
	}
	out := m.fn(in)
	if len(out) != outs {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	to := unsafe.Slice((*unsafe.Pointer)(results), outs)
	for i, v := range out {
		rt := m.typ.Out(i).(rtype)
		if !v.IsValid() {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		v = v.bound()
		if !v.typ.AssignableTo(rt) {
			panic("reflect: function created by MakeFunc using closure returned wrong type: have " + v.typ.String() + " for " + rt.String())
		}
		rt_copy(rt.id, to[i], v.as(rt))
	}
}

// -- methods

// Method is v's i'th method as a function, bound to v. The value of the receiver is taken when it is called.
func (v Value) Method(i int) Value {
	if v.typ.id == 0 {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(v.typ.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return Value{typ: v.typ, ptr: v.ptr, flag: v.flag&flagRO | flagMethod | flag(i)<<flagMethodShift}
}

func (v Value) NumMethod() int {
	if v.typ.id == 0 {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return v.typ.NumMethod()
}

func (v Value) MethodByName(name string) Value {
	if v.typ.id == 0 {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	for i := 0; i < v.typ.NumMethod(); i++ {
		if n, _, _ := rt_method(v.typ.id, i); n == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// methodType is the type of the method value v.
func (v Value) methodType() rtype {
	_, signature, _ := rt_method(v.typ.id, int(v.flag>>flagMethodShift))
	return rtype{signature}
}

// bound turns a method value into the func value that it stands for; other Values stay as they are.
func (v Value) bound() Value {
	if v.flag&flagMethod == 0 {
		return v
	}
	name, signature, function := rt_method(v.typ.id, int(v.flag>>flagMethodShift))
	receiver := rt_pack(v.typ.id, v.ptr)
	if v.typ.Kind() == Interface {
		if receiver == nil {
			panic("reflect: Method on nil interface value")
		}
		dynamic, _ := rt_unpack(receiver)
		t := rtype{dynamic}
		for i := 0; i < t.NumMethod(); i++ {
			n, _, f := rt_method(dynamic, i)
			if n == name {
				function = f
			}
		}
	}
	mustReach(function, v.typ, name)
	return funcValue(signature, rt_bind(function, signature, receiver), v.flag&flagRO)
}

func mustReach(function int, t rtype, name string) {
	if function < 0 {
		panic("reflect: Waitscope did not compile method " + name + " of " + t.String() + ": nothing in the program can reach it")
	}
}

func (t rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	name, signature, function := rt_method(t.id, i)
	m := Method{Name: name, Index: i, Type: rtype{signature}}
	if t.Kind() == Interface {
		for j := len(name) - 1; j >= 0; j-- { // unexported names carry their package
			if name[j] == '.' {
				m.Name, m.PkgPath = name[j+1:], name[:j]
				break
			}
		}
		return m
	}
	s := rtype{signature}
	in := []Type{t}
	for j := 0; j < s.NumIn(); j++ {
		in = append(in, s.In(j))
	}
	var out []Type
	for j := 0; j < s.NumOut(); j++ {
		out = append(out, s.Out(j))
	}
	full := FuncOf(in, out, s.IsVariadic()).(rtype)
	m.Type = full
	mustReach(function, t, name)
	m.Func = funcValue(full.id, rt_methodExpr(t.id, function, signature), 0)
	return m
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i := 0; i < t.NumMethod(); i++ {
		if n, _, _ := rt_method(t.id, i); n == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}
