package main

func none()            {}
func one() int         { return 1 }
func two() (int, bool) { return 1, true }

func main() {
	a, b := 1
	c := two()
	d, e := one()
	f := none()
	g, h, i := 1, 2
	var j, k int = 1, 2, 3
	a, b = two(), 1
	one() = 2
	5 = a
	a + b = 3
}

// error: 8:10: assignment mismatch: 2 variables but 1 value
// error: 9:2: declared and not used: c
// error: 9:7: assignment mismatch: 1 variable but two returns 2 values
// error: 10:2: declared and not used: d
// error: 10:10: assignment mismatch: 2 variables but one returns 1 value
// error: 11:7: none() (no value) used as value
// error: 12:13: assignment mismatch: 3 variables but 2 values
// error: 13:23: extra init expr 3
// error: 15:2: cannot assign to one() (neither addressable nor a map index expression)
// error: 16:2: cannot assign to 5 (neither addressable nor a map index expression)
// error: 10:2: too many errors
