package main

func main() {
	a := 1
	var b int
	c, d := 1, 2
	_ = c
	var e, f = 1, 2
	e = 3
	for i, v := range []int{} {
	}
	if g := 1; true {
	}
	switch h := 1; {
	}
	switch t := interface{}(1).(type) {
	}
	func() { j := 1 }()
	k := func() { k := 1 }
}

// error: 4:2: declared and not used: a
// error: 5:6: declared and not used: b
// error: 6:5: declared and not used: d
// error: 8:6: declared and not used: e
// error: 8:9: declared and not used: f
// error: 10:6: declared and not used: i
// error: 16:9: t declared and not used
// error: 18:11: declared and not used: j
// error: 19:2: declared and not used: k
// error: 19:16: declared and not used: k
// error: 10:6: too many errors
