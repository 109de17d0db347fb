// Types that decode and encode themselves through methods on the pointer, where the program only ever names the type.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"strings"
)

type animal int

func (a *animal) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if s == "" {
		return errors.New("no animal")
	}
	*a = animal(len(s))
	return nil
}

type size struct{ n int }

func (s *size) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%dcm", &s.n)
	return err
}

func (s *size) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%dcm", s.n), nil }

type box struct {
	Sides  [3]size
	Labels map[string]size
	In     []animal
	Next   *box
}

type level uint8

func (l *level) MarshalJSON() ([]byte, error) { return []byte(`"L` + strings.Repeat("*", int(*l)) + `"`), nil }

func main() {
	var zoo []animal
	fmt.Println(json.Unmarshal([]byte(`["gopher","cat"]`), &zoo), zoo)
	fmt.Println(json.Unmarshal([]byte(`["gopher",""]`), &zoo), json.Unmarshal([]byte(`[1]`), &zoo))
	var b box
	fmt.Println(json.Unmarshal([]byte(`{"Sides":["1cm","22cm"],"Labels":{"a":"7cm"},"In":["cow"],"Next":{"Sides":["5cm"]}}`), &b), b.Sides, b.Labels, b.In, b.Next.Sides)
	out, err := json.Marshal(b) // not addressable: the array's elements have no method
	fmt.Println(string(out), err)
	out, err = json.Marshal(&b)
	fmt.Println(string(out), err)
	out, err = json.Marshal([]level{1, 2})
	fmt.Println(string(out), err)
	out, err = json.Marshal(map[string]level{"x": 1})
	fmt.Println(string(out), err)
	var set flag.FlagSet
	var s size
	set.TextVar(&s, "size", &size{3}, "how large")
	fmt.Println(set.Parse([]string{"-size", "9cm"}), s)
}
