package main

func main() {
	defer func() { panic("second") }()
	panic("first")
}

// exit: 2
// stderr: panic: first
