package main

func main() {
	break
	continue
	for {
		break missing
	}
	if true {
		break
	}
	goto later
	x := 1
	_ = x
later:
	goto inside
	{
	inside:
	}
	fallthrough
block:
	{
		continue block
	}
}

// error: 4:2: break is not in a loop, switch, or select
// error: 5:2: continue is not in a loop
// error: 7:9: break label not defined: missing
// error: 10:3: break is not in a loop, switch, or select
// error: 12:7: goto later jumps over declaration of x at 13:4
// error: 16:7: goto inside jumps into block starting at 17:2
// error: 20:2: fallthrough statement out of place
// error: 23:12: invalid continue label block
