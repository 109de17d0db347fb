package main

import (
	"fmt",
	"os"
)

func main() {
	fmt.Println(os.Args)
}

// error: 4:7: expected ';', found ','
