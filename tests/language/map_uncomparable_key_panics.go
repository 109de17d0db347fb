package main

func main() {
	m := map[any]int{}
	m[[]int{1}] = 2
}

// exit: 2
// stderr: panic: runtime error: hash of unhashable type []int
