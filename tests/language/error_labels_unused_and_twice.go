package main

func main() {
unused:
	for {
	}
again:
	for {
		goto again
	}
again:
	for {
		break again
	}
}

// error: 4:1: label unused defined and not used
// error: 11:1: label again already defined at 7:1
// error: 13:9: invalid break label again
