package main

import (
	"fmt"
	"sort"
	"strings"
)

type Store interface {
	Get(k string) (string, bool)
	Set(k, v string)
}
type mem map[string]string

func (m mem) Get(k string) (string, bool) { v, ok := m[k]; return v, ok }
func (m mem) Set(k, v string)             { m[k] = v }

type logged struct {
	Store
	log []string
}

func (l *logged) Set(k, v string) {
	l.log = append(l.log, k+"="+v)
	l.Store.Set(k, v)
}

type upper struct{ Store }

func (u upper) Set(k, v string) { u.Store.Set(k, strings.ToUpper(v)) }

type reversed struct{ sort.Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

func main() {
	l := &logged{Store: upper{mem{}}}
	var s Store = l
	s.Set("a", "x")
	s.Set("b", "y")
	v, ok := s.Get("a")
	_, no := s.Get("z")
	fmt.Println(v, ok, no, l.log)
	list := []int{3, 1, 2}
	sort.Sort(reversed{sort.IntSlice(list)})
	fmt.Println(list)
	defer func() { fmt.Println(recover()) }()
	var broken logged
	broken.Get("x")
}

// expect: X true false [a=x b=y]
// expect: [3 2 1]
// expect: runtime error: invalid memory address or nil pointer dereference
