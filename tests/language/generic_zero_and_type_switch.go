package main

import "fmt"

func Kind[T any](v T) string {
	var zero T
	switch any(v).(type) {
	case int:
		return fmt.Sprint("int ", zero)
	case string:
		return fmt.Sprintf("string %q", any(zero))
	}
	return fmt.Sprintf("%T", v)
}

func main() {
	fmt.Println(Kind(1), Kind("x"), Kind([]int{}))
}

// expect: int 0 string "" []int
