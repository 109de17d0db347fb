package main

type impedance complex64

func main() {
	panic(impedance(1 - 2i))
}

// go: 1.19
// exit: 2
// stderr: panic: main.impedance(+1.000000e+000-2.000000e+000i)
