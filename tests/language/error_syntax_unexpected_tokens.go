package main

import "fmt"

func main() {
	x := []int{1, 2, 3
	}
	fmt.Println(x)
}

// error: 6:20: syntax error: unexpected newline in composite literal; possibly missing comma or }
