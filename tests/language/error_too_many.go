package main

func main() {
	a1 := 1
	a2 := 1
	a3 := 1
	a4 := 1
	a5 := 1
	a6 := 1
	a7 := 1
	a8 := 1
	a9 := 1
	a10 := 1
	a11 := 1
	a12 := 1
}

// error: 4:2: declared and not used: a1
// error: 5:2: declared and not used: a2
// error: 6:2: declared and not used: a3
// error: 7:2: declared and not used: a4
// error: 8:2: declared and not used: a5
// error: 9:2: declared and not used: a6
// error: 10:2: declared and not used: a7
// error: 11:2: declared and not used: a8
// error: 12:2: declared and not used: a9
// error: 13:2: declared and not used: a10
// error: 13:2: too many errors
