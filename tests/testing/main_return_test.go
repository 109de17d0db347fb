//test:
//test: -v -run Pass

package main

import (
	"fmt"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("before")
	m.Run()
	fmt.Println("after")
}

func TestPass(t *testing.T) {}
func TestFail(t *testing.T) { t.Fail() }
