package main

func main() {
	a # b
	c ? d : e
	@x
	/* never closed
}

// error: 4:4: invalid character U+0023 '#'
// error: 4:6: syntax error: unexpected name b at end of statement
// error: 5:4: invalid character U+003F '?'
// error: 5:6: syntax error: unexpected name d at end of statement
// error: 6:2: invalid character U+0040 '@'
// error: 7:2: comment not terminated
