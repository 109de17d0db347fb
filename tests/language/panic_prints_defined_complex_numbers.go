package main

type impedance complex128

func main() {
	panic(impedance(1 + 2i))
}

// exit: 2
// stderr: panic: main.impedance(1+2i)
