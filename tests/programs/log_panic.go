package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	logger := log.New(os.Stdout, "[app] ", log.Lmsgprefix)
	defer fmt.Println("printed")
	defer func() {
		r := recover()
		fmt.Printf("%T %q\n", r, r)
		logger.Panicln("last", "words")
	}()
	logger.Panicf("value %d", 42)
}
