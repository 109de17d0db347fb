package main

func main() {
	n := -1
	_ = make([]int, n)
}

// exit: 2
// stderr: panic: runtime error: makeslice: len out of range
