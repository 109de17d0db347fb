package main

type I interface{ M() }

func main() {
	var i I
	i.M()
}

// exit: 2
// stderr: panic: runtime error: invalid memory address or nil pointer dereference
