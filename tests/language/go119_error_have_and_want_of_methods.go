package main

import (
	"io"
	"sort"
)

type file struct{}

func (file) Write(data []byte) (count int) { return 0 }

type list []int

func (l list) Len() int                 { return len(l) }
func (l list) Less(i int, j int64) bool { return true }
func (l list) Swap(first, second int)   {}

func pair() (n int, err error) { return }

type mine struct{}

func conv[T ~string | mine](v T) {}
func text[T ~string](v T)        {}

func main() {
	var w io.Writer = file{}
	sort.Sort(list{})
	_ = w
	x := 1 + pair()
	conv(5)
	text(mine{})
	switch i := interface{}(1); i {
	case float32(1):
	case float32(1):
	case 1 + 1:
	case 2:
	}
}
// go: 1.19
// error: 26:20: cannot use file{} (value of type file) as type io.Writer in variable declaration:
// error: 	file does not implement io.Writer (wrong type for Write method)
// error: 		have Write(data []byte) (count int)
// error: 		want Write(p []byte) (n int, err error)
// error: 27:12: cannot use list{} (value of type list) as type sort.Interface in argument to sort.Sort:
// error: 	list does not implement sort.Interface (wrong type for Less method)
// error: 		have Less(i int, j int64) bool
// error: 		want Less(i int, j int) bool
// error: 29:11: multiple-value pair() (value of type (n int, err error)) in single-value context
// error: 30:6: int does not implement ~string|mine (int missing in ~string | main.mine)
// error: 31:6: mine does not implement ~string (mine missing in ~string)
// error: 34:7: duplicate case float32(1) (constant 1 of type float32) in expression switch
// error: 	33:14: previous case
// error: 36:7: duplicate case 2 (constant of type int) in expression switch
// error: 	35:9: previous case
