package main

import "fmt"
import "fmt"

func main() { fmt.Println() }

// error: 4:8: fmt redeclared in this block
// error: 	3:8: other declaration of fmt
// error: 4:8: "fmt" imported and not used
