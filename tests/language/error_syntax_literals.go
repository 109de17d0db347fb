package main

func main() {
	_ = 'ab'
	_ = ''
	_ = "abc
	_ = 0x
	_ = 09
	_ = 1_
	_ = "\q"
	_ = '\400'
	_ = 1e
	_ = 0b12
	_ = "\u12"
}

// error: 4:6: more than one character in rune literal
// error: 5:7: empty rune literal or unescaped '
// error: 6:10: newline in string
// error: 7:8: hexadecimal literal has no digits
// error: 8:7: invalid digit '9' in octal literal
// error: 9:7: '_' must separate successive digits
// error: 10:8: unknown escape
// error: 11:11: octal escape value 256 > 255
// error: 12:8: exponent has no digits
// error: 13:9: invalid digit '2' in binary literal
// error: 13:9: too many errors
