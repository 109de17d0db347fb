package main

type loop struct{ l loop }
type face interface{ m(); m() }

func f(a int, a string) (int, error) { return 1 }
func g() int {
	for {
		break
	}
}
func (x missing) m() {}
func h[T any, U ~int](t T) U { return t }

const huge uint8 = 256
const k = len([]int{1})

var a, b = b, a

func main() {
	x := 1
	x := "two"
	y, z := f(1)
	undefined.call(x + y)
	var s []int = map[int]int{1: 2, 1: 3}
	for i := range 3.5 {
		go f
	}
	switch s.(type) {
	case int, int:
	}
	if x = 1; x {
		return 1
	}
	goto end
	var v int
end:
	h(1)
	h[string, string]("")
	_ = &f(1, "")
	1 = x
	x.y.z++
	break
	L:
	select {
	case x:
	}
	f(1, s...)
	_ = [2]int{1, 2, 3}
	_ = struct{ a int }{b: 1, 2}
	var c chan<- int = make(<-chan int)
	<-c
	_ = 10 / 0
	_ = "a" * 2
	_ = nil == nil
	_ = face(nil).n()
}
