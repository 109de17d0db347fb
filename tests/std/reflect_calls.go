package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type T struct {
	A int
	B string
}

func (t T) Sum(x, y int) (int, error) { return t.A + x + y, errors.New(t.B) }
func (t *T) Set(b string)              { t.B = b }
func (t T) Join(sep string, p ...string) string {
	return t.B + strings.Join(p, sep)
}

type Small int8

func (s Small) Twice() Small { return 2 * s }

type I interface{ Twice() Small }

func add(a int8, b float32, c string, d [3]int16, e struct{ X, Y int }) (string, float32, [3]int16) {
	return fmt.Sprint(a, b, c, d, e), b * 2, d
}

func main() {
	v := reflect.ValueOf(T{1, "b"})
	fmt.Println(v.NumMethod(), v.Type().NumMethod(), reflect.TypeOf(&T{}).NumMethod())
	out := v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(2), reflect.ValueOf(3)})
	fmt.Println(out[0], out[1], out[0].Kind(), out[1].Type())
	p := reflect.ValueOf(&T{2, "x"})
	p.MethodByName("Set").Call([]reflect.Value{reflect.ValueOf("new")})
	fmt.Println(p.Elem().Field(1), p.Type().Method(1).Name, p.Type().Method(1).Type, p.Type().Method(0).Func.Type())
	f := p.Method(0).Interface().(func(string, ...string) string)
	fmt.Println(f("-", "a", "b"))
	fmt.Println(p.Method(0).Call([]reflect.Value{reflect.ValueOf("+"), reflect.ValueOf("q"), reflect.ValueOf("r")})[0])
	fmt.Println(p.Method(0).CallSlice([]reflect.Value{reflect.ValueOf("+"), reflect.ValueOf([]string{"q", "r"})})[0])
	m, ok := reflect.TypeOf(T{}).MethodByName("Sum")
	fmt.Println(m.Func.Call([]reflect.Value{v, reflect.ValueOf(10), reflect.ValueOf(20)})[0], ok, m.Type, m.Index)
	for _, r := range reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf(int8(-3)), reflect.ValueOf(float32(1.5)), reflect.ValueOf("s"),
		reflect.ValueOf([3]int16{1, -2, 3}), reflect.ValueOf(struct{ X, Y int }{7, 8})}) {
		fmt.Println(r, r.Type())
	}
	swap := reflect.MakeFunc(reflect.TypeOf((func(int, string) (string, int))(nil)), func(args []reflect.Value) []reflect.Value {
		return []reflect.Value{args[1], args[0]}
	}).Interface().(func(int, string) (string, int))
	fmt.Println(swap(3, "three"))
	var i I = Small(21)
	fmt.Println(reflect.ValueOf(&i).Elem().Method(0).Call(nil)[0], reflect.TypeOf(&i).Elem().Method(0).Type)
	st := reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeOf(0), Tag: `json:"x"`}, {Name: "Y", Type: reflect.TypeOf([]string{})}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(7)
	sv.Field(1).Set(reflect.ValueOf([]string{"a"}))
	fmt.Printf("%v %+v %T %v\n", sv.Interface(), sv.Interface(), sv.Interface(), st)
	fmt.Println(st == reflect.TypeOf(struct {
		X int `json:"x"`
		Y []string
	}{}))
	mt := reflect.MapOf(reflect.TypeOf(""), reflect.ArrayOf(2, reflect.TypeOf(uint8(0))))
	mv := reflect.MakeMap(mt)
	mv.SetMapIndex(reflect.ValueOf("k"), reflect.Zero(mt.Elem()))
	fmt.Printf("%v %T %v\n", mv, mv.Interface(), mv.Len())
	fmt.Println(reflect.ChanOf(reflect.RecvDir, mt), reflect.FuncOf([]reflect.Type{mt}, nil, false), reflect.SliceOf(st), reflect.PointerTo(reflect.SliceOf(mt)))
	try := func(f func()) {
		defer func() { fmt.Println("panic:", recover()) }()
		f()
	}
	try(func() { reflect.ValueOf(add).Call(nil) })
	try(func() { reflect.ValueOf(1).Call(nil) })
	try(func() { reflect.ValueOf(swap).Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)}) })
	try(func() { reflect.ValueOf(1).Method(0) })
	try(func() { var f func(); reflect.ValueOf(f).Call(nil) })
	try(func() { reflect.ArrayOf(-1, mt) })
	try(func() { reflect.MapOf(reflect.TypeOf([]int{}), mt) })
}
