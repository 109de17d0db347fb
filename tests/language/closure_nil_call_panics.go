package main

func main() {
	var f func()
	f()
}

// exit: 2
// stderr: panic: runtime error: invalid memory address or nil pointer dereference
