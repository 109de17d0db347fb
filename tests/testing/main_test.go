//test:
//test: -v
//test: -v -run None
//test: -v -args -number 7 -word=yes

package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var (
	number = flag.Int("number", 3, "a number")
	word   = flag.String("word", "no", "a word")
)

func TestMain(m *testing.M) {
	flag.Parse()
	fmt.Println("set up", testing.Short(), *number, *word)
	code := m.Run()
	fmt.Println("tear down", code)
	os.Exit(code)
}

func TestOne(t *testing.T) { fmt.Println("one", flag.Args()) }
