package main

import "fmt"

func main() {
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
outer:
	for a := 0; ; a++ {
		for b := 0; b < 5; b++ {
			switch {
			case b == 1:
				continue
			case b == 3:
				continue outer
			case a == 2:
				break outer
			}
			fmt.Print(a, b, ";")
		}
	}
sw:
	switch {
	default:
		for {
			break sw
		}
	}
block:
	{
		if i == 3 {
			break block
		}
		fmt.Println("not printed")
	}
sel:
	select {
	default:
		break sel
	}
	fmt.Println(i)
}

// error: 36:10: invalid break label block
