package main

import fmt

func main() {
	fmt.Println(x)
}

// error: 3:11: missing import path
