package main

import "fmt"

func main()
{
	fmt.Println("hello")
}

// error: 6:1: syntax error: unexpected semicolon or newline before {
