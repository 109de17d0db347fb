package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type address struct {
	Street string `json:"street"`
	Zip    string `json:"zip,omitempty"`
}
type person struct {
	Name    string            `json:"name"`
	Age     int               `json:"age"`
	Emails  []string          `json:"emails"`
	Address *address          `json:"address,omitempty"`
	Tags    map[string]string `json:"tags"`
	secret  string
	Extra   interface{} `json:"extra"`
	Skip    bool        `json:"-"`
}

func main() {
	p := person{Name: "Ann <ann@example.org>", Age: 41, Emails: []string{"a@b"}, Address: &address{Street: "Main"},
		Tags: map[string]string{"z": "1", "a": "2"}, secret: "x", Extra: []interface{}{1, "two", nil, 3.5, true}}
	out, err := json.Marshal(p)
	fmt.Println(string(out), err)
	out, _ = json.MarshalIndent(map[string]interface{}{"b": 1, "a": []int{}, "c": nil}, "", "  ")
	fmt.Println(string(out))
	var q person
	err = json.Unmarshal([]byte(`{"name":"Bob","age":7,"emails":["x","y"],"extra":{"n":1e3,"list":[1,2]},"unknown":5}`), &q)
	fmt.Printf("%+v %v\n", q, err)
	for _, bad := range []string{`{"age":"old"}`, `{"name":}`, `[1,2`, `{"age":1.5}`} {
		fmt.Println(json.Unmarshal([]byte(bad), &q))
	}
	decoder := json.NewDecoder(strings.NewReader("{\"a\":1} {\"a\":2}\n3"))
	for decoder.More() {
		var v interface{}
		if err := decoder.Decode(&v); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v\n", v, v)
	}
	json.NewEncoder(os.Stdout).Encode([]float64{1, 0.1, 1e21, 1e-7})
}
