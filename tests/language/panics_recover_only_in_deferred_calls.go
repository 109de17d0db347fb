package main

import "fmt"

func helper() any { return recover() }

func direct() (r string) {
	defer func() { r = fmt.Sprint("direct ", recover()) }()
	panic("a")
}
func nested() (r string) {
	defer func() { r = fmt.Sprint("outer ", recover()) }()
	defer func() {
		func() { r = fmt.Sprint("inner ", recover()) }()
	}()
	panic("b")
}
func viaHelper() (r string) {
	defer func() { r = fmt.Sprint("outer ", recover()) }()
	defer func() { r = fmt.Sprint(helper()) }()
	panic("c")
}
func itself() {
	defer fmt.Println("deferred recover call:", recover())
	defer recover()
	panic("d")
}
func twice() {
	defer func() { fmt.Println(recover(), recover()) }()
	panic("e")
}

type R struct{}

func (R) Recover() { fmt.Println("method", recover()) }

func main() {
	fmt.Println(direct())
	fmt.Println(nested())
	fmt.Println(viaHelper())
	func() {
		defer R{}.Recover()
		panic("f")
	}()
	twice()
	fmt.Println(recover())
	func() {
		defer func() { fmt.Println("outer", recover()) }()
		itself()
	}()
}

// expect: direct a
// expect: outer b
// expect: outer c
// expect: method f
// expect: e <nil>
// expect: <nil>
// expect: deferred recover call: <nil>
// expect: outer d
