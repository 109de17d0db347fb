package main

const (
	invisible = "a\u200b\u00e9"
	bytes     = "\x00\xff\"\n"
)

func main() {
	var x int = invisible
	x = bytes
	_ = x
}

// error: 9:14: cannot use invisible (untyped string constant "a\u200bé") as int value in variable declaration
// error: 10:6: cannot use bytes (untyped string constant "\x00\xff\"\n") as int value in assignment
