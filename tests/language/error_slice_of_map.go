package main

func main() {
	m := map[string]int{}
	_ = m[:]
	_ = 5[0]
	_ = [3]int{}[:]
	var p *[]int
	_ = p[0]
	var f func()
	_ = f[0]
	_ = &m["a"]
	_ = &5
	_ = &f()
	_ = *m
	_ = len(5)
	_ = cap(m)
}

// error: 5:6: cannot slice m (variable of type map[string]int)
// error: 6:7: cannot index 5 (untyped int constant)
// error: 7:6: cannot slice unaddressable value [3]int{} (value of type [3]int)
// error: 9:7: cannot index p (variable of type *[]int)
// error: 11:7: cannot index f (variable of type func())
// error: 12:7: invalid operation: cannot take address of m["a"] (map index expression of type int)
// error: 13:7: invalid operation: cannot take address of 5 (untyped int constant)
// error: 14:7: f() (no value) used as value
// error: 15:7: invalid operation: cannot indirect m (variable of type map[string]int)
// error: 16:10: invalid argument: 5 (untyped int constant) for built-in len
// error: 16:10: too many errors
