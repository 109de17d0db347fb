package main

func f(int) {}

func main() {
	x := nil
	var y = nil
	f(nil)
	var z int = nil
	_ = nil + 1
	_ = *nil
	_ = nil.x
	return nil
	switch nil {
	}
	_, _, _ = x, y, z
}

// error: 6:7: use of untyped nil in assignment
// error: 7:10: use of untyped nil in variable declaration
// error: 8:4: cannot use nil as int value in argument to f
// error: 9:14: cannot use nil as int value in variable declaration
// error: 10:6: invalid operation: nil + 1 (mismatched types untyped nil and untyped int)
// error: 11:7: invalid operation: cannot indirect nil
// error: 12:10: nil.x undefined (type untyped nil has no field or method x)
// error: 13:9: too many return values
// error: 	have (nil)
// error: 	want ()
// error: 14:9: use of untyped nil in switch expression
