package main

func main() {
	var a [3]int
	i := 3
	a[i] = 1
}

// exit: 2
// stderr: panic: runtime error: index out of range [3] with length 3
