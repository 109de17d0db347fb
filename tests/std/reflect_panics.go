package main

// What reflect, sort, strings and context say of wrong arguments.

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

func try(f func()) { defer func() { fmt.Println(recover()) }(); f() }

type s struct {
	a int
	B int
}

func main() {
	var p *int
	x := s{}
	z := reflect.Value{}
	try(func() { reflect.ValueOf(p).Elem().Set(reflect.ValueOf(1)) })
	try(func() { z.SetString("x") })
	try(func() { z.SetLen(2) })
	try(func() { z.Interface() })
	try(func() { z.Int() })
	try(func() { z.Field(0) })
	try(func() { z.Call(nil) })
	try(func() { z.Kind(); fmt.Println(z.IsValid(), z.String()) })
	try(func() { z.Elem() })
	try(func() { z.IsNil() })
	try(func() { z.Addr() })
	try(func() { z.MapKeys() })
	try(func() { reflect.ValueOf(x).Field(1).SetInt(2) })
	try(func() { reflect.ValueOf(&x).Elem().Field(0).SetInt(2) })
	try(func() { reflect.ValueOf(&x).Elem().Field(1).SetString("x") })
	try(func() { reflect.ValueOf(&x).Elem().Field(1).Set(reflect.ValueOf("x")) })
	try(func() { reflect.ValueOf(x).MethodByName("x").Call(nil) })
	try(func() { reflect.ValueOf(x).Elem() })
	try(func() { reflect.ValueOf(x).NumMethod(); reflect.ValueOf(3).NumField() })
	try(func() { reflect.ValueOf([]int{1}).Index(3) })
	try(func() { reflect.ValueOf("abc").Index(3) })
	try(func() { reflect.ValueOf(map[string]int{}).MapIndex(reflect.ValueOf(3)) })
	try(func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf(3)) })
	try(func() { reflect.TypeOf(3).Elem() })
	try(func() { reflect.TypeOf(3).Field(0) })
	try(func() { reflect.TypeOf(3).Key() })
	try(func() { reflect.TypeOf(3).In(0) })
	try(func() { reflect.TypeOf(3).NumIn() })
	try(func() { reflect.TypeOf(3).Len() })
	try(func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("x")}) })
	try(func() { reflect.ValueOf(func(int) {}).Call(nil) })
	try(func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try(func() { reflect.ValueOf(3).Convert(reflect.TypeOf([]int{})) })
	try(func() { reflect.MakeSlice(reflect.TypeOf(3), 1, 1) })
	try(func() { reflect.MakeMap(reflect.TypeOf(3)) })
	try(func() { reflect.New(nil) })
	try(func() { reflect.Swapper(3) })
	try(func() { reflect.ValueOf(3).Len() })
	try(func() { reflect.ValueOf(3).Pointer() })
	try(func() { reflect.ValueOf(3).Slice(1, 2) })
	try(func() { reflect.ValueOf([]int{1}).Slice(1, 5) })
	try(func() { reflect.Copy(reflect.ValueOf(3), reflect.ValueOf(3)) })
	try(func() { reflect.Append(reflect.ValueOf(3), reflect.ValueOf(3)) })
	try(func() { reflect.ValueOf(map[string]int{}).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf("b")) })
	try(func() { sort.Slice(3, nil) })
	try(func() { strings.Repeat("ab", 1<<62) })
	try(func() { strings.Repeat("ab", -1) })
	try(func() { bytes.Repeat([]byte("ab"), 1<<62) })
	try(func() { context.WithValue(context.Background(), []int{}, 1) })
	try(func() { context.WithValue(context.Background(), nil, 1) })
}
