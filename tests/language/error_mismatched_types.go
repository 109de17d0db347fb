package main

type Celsius float64
type Fahrenheit float64

func main() {
	var i int = 1
	var f float64 = 2
	var s string = "x"
	var c Celsius = 1
	var d Fahrenheit = 2
	_ = i + f
	_ = s + i
	_ = c - d
	_ = i == s
	_ = "a" * 2
	_ = s - s
	_ = !i
	_ = -s
	_ = i && true
	_ = ^f
	_ = f % 2
}

// error: 12:6: invalid operation: i + f (mismatched types int and float64)
// error: 13:6: invalid operation: s + i (mismatched types string and int)
// error: 14:6: invalid operation: c - d (mismatched types Celsius and Fahrenheit)
// error: 15:11: invalid operation: i == s (mismatched types int and string)
// error: 16:6: invalid operation: "a" * 2 (mismatched types untyped string and untyped int)
// error: 17:6: invalid operation: operator - not defined on s (variable of type string)
// error: 18:7: invalid operation: operator ! not defined on i (variable of type int)
// error: 19:7: invalid operation: operator - not defined on s (variable of type string)
// error: 20:6: invalid operation: i && true (mismatched types int and untyped bool)
// error: 21:7: invalid operation: operator ^ not defined on f (variable of type float64)
// error: 21:7: too many errors
