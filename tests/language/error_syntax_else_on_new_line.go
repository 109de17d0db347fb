package main

func main() {
	if true {
	}
	else {
	}
}

// error: 6:2: syntax error: unexpected keyword else, expected }
