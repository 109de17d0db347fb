package main

func main() {
	i := 0
	j := i++
	++i
	a := i > 0 ? 1 : 2
}

// error: 5:8: syntax error: unexpected ++ at end of statement
// error: 6:2: syntax error: unexpected ++, expected }
// error: 7:13: invalid character U+003F '?'
