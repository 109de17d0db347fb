package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type cycle struct{ Next *cycle }

type marshaler interface{ MarshalJSON() ([]byte, error) }
type zenil struct{}

func (z *zenil) MarshalJSON() ([]byte, error) {
	if z == nil {
		return []byte(`"nil!"`), nil
	}
	return []byte(`"not"`), nil
}

type upper string

func (u *upper) UnmarshalText(b []byte) error { *u = upper("<" + string(b) + ">"); return nil }

type point struct{ X, Y int }

func (p *point) UnmarshalText(b []byte) error { _, err := fmt.Sscanf(string(b), "%d,%d", &p.X, &p.Y); return err }
func (p point) MarshalText() ([]byte, error)  { return fmt.Appendf(nil, "%d,%d", p.X, p.Y), nil }

type Été struct{ École int }

func main() {
	c := &cycle{}
	c.Next = c
	_, err := json.Marshal(c)
	fmt.Println(err)
	m := map[string]any{}
	m["m"] = m
	_, err = json.Marshal(m)
	fmt.Println(err)
	s := []any{nil}
	s[0] = s
	_, err = json.Marshal(s)
	fmt.Println(err)
	var list *cycle
	for i := 0; i < 3000; i++ {
		list = &cycle{list}
	}
	b, err := json.Marshal(list)
	fmt.Println(len(b), err)
	b, err = json.Marshal(struct {
		M marshaler
		A any
		N marshaler
		P *zenil
	}{(*zenil)(nil), (*zenil)(nil), nil, nil})
	fmt.Println(string(b), err)
	var um map[upper]int
	fmt.Println(json.Unmarshal([]byte(`{"a":1}`), &um), um)
	var pm map[point]string
	b, err = json.Marshal(map[point]string{{1, 2}: "x", {0, 5}: "y"})
	fmt.Println(string(b), err)
	fmt.Println(json.Unmarshal(b, &pm), pm, json.Unmarshal([]byte(`{"z":"q"}`), &pm))
	b, err = json.Marshal(struct{ A0, À, Aβ int }{1, 2, 3})
	fmt.Println(string(b), err)
	b, err = json.Marshal(Été{5})
	fmt.Println(string(b), err, reflect.TypeOf(Été{}).Field(0).IsExported())
	var p any
	p = &p
	fmt.Println(json.Unmarshal([]byte(`{"a": "b"}`), p), p)
	var arr map[[2]int]int
	fmt.Println(json.Unmarshal([]byte(`{"a": 1}`), &arr))
}

func init() {
	e := reflect.TypeOf((*error)(nil)).Elem()
	st := reflect.TypeOf((*fmt.Stringer)(nil)).Elem()
	mt := reflect.TypeOf((*marshaler)(nil)).Elem()
	jm := reflect.TypeOf((*json.Marshaler)(nil)).Elem()
	fmt.Println(e.Implements(e), e.Implements(st), mt.Implements(jm), reflect.TypeOf(&zenil{}).Implements(mt), mt.NumMethod(), mt.AssignableTo(jm), reflect.TypeOf(zenil{}).Implements(jm))
}
