//test:
//test: -v
//test: -v -run ExampleHello
//test: -v -run Panics

package examples

import (
	"fmt"
	"os"
	"testing"
)

func TestBeside(t *testing.T) {}

func ExampleHello() {
	fmt.Println("hello")
	// Output: hello
}

func ExampleHello_second() {
	fmt.Println("one")
	fmt.Println()
	fmt.Println("  two  ")
	fmt.Fprintln(os.Stderr, "stderr is not compared")
	// Output:
	// one
	//
	//   two
}

func ExampleWrong() {
	fmt.Println("got this")
	// Output: wanted that
}

func ExampleUnordered() {
	for i := range 3 {
		fmt.Println(2 - i)
	}
	// Unordered output:
	// 0
	// 1
	// 2
}

func ExampleUnordered_wrong() {
	fmt.Println("a")
	fmt.Println("b")
	// Unordered output:
	// b
	// c
}

func ExampleNotRun() {
	fmt.Println("nobody sees this")
}

func ExampleEmpty() {
	// Output:
}

func ExamplePanics() {
	if os.Getenv("NEVER") == "" {
		fmt.Println("printed before")
		panic("in an example")
	}
	// Output: x
}
