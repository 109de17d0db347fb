package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"time"
)

type inner struct {
	X int `json:"x"`
	Y int `json:"y,omitempty"`
}
type Base struct {
	ID   int64 `json:"id"`
	Kind string
}
type color int

func (c color) MarshalText() ([]byte, error) {
	if c < 0 {
		return nil, errors.New("negative colour")
	}
	return fmt.Appendf(nil, "color-%d", int(c)), nil
}
func (c *color) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "color-%d", (*int)(c))
	return err
}

type temp float64

func (t temp) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"deg": %.1f}`, float64(t)), nil
}
func (t *temp) UnmarshalJSON(b []byte) error {
	var x struct{ Deg float64 }
	err := json.Unmarshal(b, &x)
	*t = temp(x.Deg)
	return err
}

type level struct{ Depth *level }
type all struct {
	Base
	*inner
	Name     string            `json:"name"`
	Skip     string            `json:"-"`
	Dash     string            `json:"-,"`
	Empty    string            `json:"empty,omitempty"`
	Zero     time.Time         `json:"zero,omitzero"`
	Str      int               `json:"str,string"`
	BoolStr  bool              `json:",string"`
	F        float64           `json:"f"`
	F32      float32           `json:"f32"`
	Ptr      *int              `json:"ptr"`
	List     []int             `json:"list"`
	Nil      []string          `json:"nil"`
	Bytes    []byte            `json:"bytes"`
	Arr      [2]bool           `json:"arr"`
	M        map[string]int    `json:"m"`
	MI       map[int]string    `json:"mi"`
	MC       map[color]float64 `json:"mc"`
	Any      any               `json:"any"`
	C        color             `json:"c"`
	T        temp              `json:"t"`
	Raw      json.RawMessage   `json:"raw"`
	Num      json.Number       `json:"num"`
	When     time.Time         `json:"when"`
	Dur      time.Duration     `json:"dur"`
	Sub      struct{ A, b int }
	lower    int
	Text     encoding.TextMarshaler `json:"text,omitempty"`
	Uni      string                 `json:"ünï"`
	Bad      string                 `json:"a b"`
	OmitZero inner                  `json:"oz,omitzero"`
}

func value() all {
	n := 7
	return all{Base: Base{1, "k"}, inner: &inner{X: 5}, Name: "a<b>&\"\\\n\t\x01é\u2028\xff🙂", Str: 12, BoolStr: true, F: 1e21, F32: 0.1, Ptr: &n, List: []int{1, 2}, Bytes: []byte("hi!"),
		M: map[string]int{"b": 1, "a": 2}, MI: map[int]string{10: "x", 9: "y"}, MC: map[color]float64{1: .5}, Any: map[string]any{"z": nil, "y": []any{1, "s", 2.5}}, C: 3, T: 36.6,
		Raw: json.RawMessage(` {"r" : 1} `), Num: "12.50", When: time.Date(2024, 2, 29, 12, 0, 0, 5000, time.UTC), Dur: time.Second, Text: color(4)}
}

func main() {
	v := value()
	b, err := json.Marshal(v)
	fmt.Println(string(b), err)
	b2, err := json.MarshalIndent(&v, ">", "  ")
	fmt.Println(string(b2), err)
	var back all
	err = json.Unmarshal(b, &back)
	fmt.Println(err)
	b3, _ := json.Marshal(back)
	fmt.Println(bytes.Equal(b, b3), back.inner != nil)

	for _, x := range []any{nil, true, 1, -1.5, "s", []int(nil), []int{}, map[string]int(nil), map[string]int{}, [0]int{}, struct{}{}, &struct{ A *int }{}, 1e20, 1e21, 1e-6, 1e-7, float32(1e-7), math.MaxFloat64,
		int64(math.MinInt64), uint64(math.MaxUint64), math.NaN(), math.Inf(1), make(chan int), func() {}, complex(1, 2), map[bool]int{true: 1}, color(-1), &level{&level{nil}}, []any{nil, json.Number("1x")},
		json.RawMessage("{bad"), json.RawMessage(nil), map[string]color{"c": 2}, []byte(nil), []byte{}, time.Duration(5), errors.New("e"), struct{ E error }{io.EOF}, [3]byte{1, 2, 3}, []color{1}, "\u2029</script>"} {
		b, err := json.Marshal(x)
		fmt.Printf("%T %s %v\n", x, b, err)
	}
	var loop level
	loop.Depth = &loop
	_, err = json.Marshal(&loop)
	fmt.Println(err)

	for _, text := range []string{`null`, `true`, `12`, `"x"`, `[1,2]`, `{"a":1}`, ``, ` `, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `[1,]`, `[1 2]`, `{a:1}`, `{"a" 1}`, `tru`, `trux`, `nul`, `01`, `1.`, `1e`, `-`, `+1`, `.5`, `"\x"`, `"\u12"`,
		`"\ud83d\ude42"`, `"\ud83d"`, "\"a\nb\"", `"é\/"`, `[[[]]]`, `1 2`, `{"a":1}}`, `"abc`, `1e400`, `'a'`, "\ufeff1", `{"x":1e2,"y":-0}`, `[1.5,"a",null,{"b":[]}]`, `nan`, `{"a":1,"a":2}`, "\"\xff\""} {
		var x any
		err := json.Unmarshal([]byte(text), &x)
		fmt.Printf("%s => %#v %v %t\n", text, x, err, json.Valid([]byte(text)))
		var se *json.SyntaxError
		if errors.As(err, &se) {
			fmt.Println(" offset", se.Offset)
		}
	}
	try := func(text string, target any) {
		err := json.Unmarshal([]byte(text), target)
		fmt.Printf("%s => %+v %v\n", text, reflect.ValueOf(target).Elem().Interface(), err)
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			fmt.Println(" ", te.Value, te.Type, te.Offset, te.Struct, te.Field)
		}
	}
	try(`"s"`, new(int))
	try(`1.5`, new(int))
	try(`300`, new(int8))
	try(`-1`, new(uint))
	try(`1e3`, new(int))
	try(`1e3`, new(float32))
	try(`"1"`, new(bool))
	try(`[1,2,3]`, &[2]int{})
	try(`[1]`, &[3]int{9, 9, 9})
	try(`[1,"x",3]`, &[]int{})
	try(`{"x":"1","y":2}`, &inner{})
	try(`{"X":1,"Y":2,"z":3}`, &inner{})
	try(`{"id":"no"}`, &Base{})
	try(`{"KIND":"case","kind":"other"}`, &Base{})
	try(`null`, &inner{1, 2})
	try(`{"a":null}`, &map[string]int{"a": 1, "b": 2})
	try(`{"1":"a","2":"b"}`, &map[int]string{})
	try(`{"x":"a"}`, &map[int]string{})
	try(`"aGkh"`, &[]byte{})
	try(`"a!"`, &[]byte{})
	try(`"color-9"`, new(color))
	try(`"paint"`, new(color))
	try(`{"deg":1}`, new(temp))
	try(`"2024-02-29T12:00:00Z"`, new(time.Time))
	try(`"yesterday"`, new(time.Time))
	try(`{"Sub":{"A":"x"}}`, &struct{ Sub struct{ A int } }{})
	try(`[{"x":1},{"x":true}]`, &[]inner{})
	try(`{"n":"5"}`, &struct {
		N int `json:"n,string"`
	}{})
	try(`{"n":5}`, &struct {
		N int `json:"n,string"`
	}{})
	try(`5`, new(any))
	try(`5`, new(json.Number))
	try(`"5"`, new(json.Number))
	try(`"x"`, new(json.Number))
	fmt.Println(json.Unmarshal([]byte(`1`), nil), json.Unmarshal([]byte(`1`), 5), json.Unmarshal([]byte(`1`), (*int)(nil)))
	n := json.Number("12.5")
	f, err := n.Float64()
	i, err2 := n.Int64()
	fmt.Println(f, err, i, err2, n)

	dec := json.NewDecoder(strings.NewReader(`{"x":1} {"x":2,"q":1} [3] "s" 5 nul`))
	for {
		var x any
		if err := dec.Decode(&x); err != nil {
			fmt.Println(err, dec.InputOffset())
			break
		}
		fmt.Println(x, dec.InputOffset(), dec.More())
	}
	dec = json.NewDecoder(strings.NewReader(`{"x":1,"q":2}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&inner{}))
	dec = json.NewDecoder(strings.NewReader(`[1, 2.5e3, {"a": 12345678901234567890}]`))
	dec.UseNumber()
	var x any
	fmt.Println(dec.Decode(&x), x)
	for _, text := range []string{`{"a":[1,"two",null,true],"b":{"c":{}}} 7`, `[1,2`, `{"a" 1}`, `[1 2]`, `{1:2}`, `[,]`, `{"a":}`, `]`, ``} {
		dec := json.NewDecoder(strings.NewReader(text))
		for {
			t, err := dec.Token()
			if err != nil {
				fmt.Println(err)
				break
			}
			fmt.Printf("%T %v %t; ", t, t, dec.More())
		}
	}
	dec = json.NewDecoder(strings.NewReader(`[{"x":1},{"x":2}]`))
	t, _ := dec.Token()
	for dec.More() {
		var in inner
		fmt.Println(t, dec.Decode(&in), in)
	}
	fmt.Println(dec.Token())

	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	fmt.Println(enc.Encode(map[string]any{"<": []int{1, 2}, "e": []int{}, "m": map[string]int{}}), out.String())
	out.Reset()
	fmt.Println(json.Compact(&out, []byte(` { "a" : [ 1 , 2 ] , "b" : "x y" } `)), out.String())
	out.Reset()
	fmt.Println(json.Indent(&out, []byte(`{"a":[1,{"b":[]}],"c":{}}`), "#", " "), out.String())
	out.Reset()
	fmt.Println(json.Indent(&out, []byte(`{"a":`), "", " "))
	out.Reset()
	json.HTMLEscape(&out, []byte(`"<a&b>`+"\u2028"+`"`))
	fmt.Println(out.String())
}
