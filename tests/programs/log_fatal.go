package main

import (
	"errors"
	"fmt"
	"log"
)

func connect() error { return errors.New("connection refused") }

func main() {
	log.SetFlags(0)
	log.SetPrefix("server: ")
	defer fmt.Println("not printed")
	log.Println("starting")
	if err := connect(); err != nil {
		log.Fatalf("connect: %v", err)
	}
}
