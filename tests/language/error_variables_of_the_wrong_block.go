package main

import "fmt"

func main() {
	if x := 1; x > 0 {
		y := 2
		_ = y
	}
	fmt.Println(x, y)
	for i := 0; i < 1; i++ {
	}
	fmt.Println(i)
	{
		z := 1
	}
	switch t := any(1).(type) {
	}
}

// error: 10:14: undefined: x
// error: 10:17: undefined: y
// error: 13:14: undefined: i
// error: 15:3: declared and not used: z
// error: 17:9: t declared and not used
