package main

func main() {
	var m map[int]string
	m[1] = "x"
}

// exit: 2
// stderr: panic: assignment to entry in nil map
