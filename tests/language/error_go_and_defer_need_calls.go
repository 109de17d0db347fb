package main

import "sync"

func f() {}

func main() {
	go f
	defer f
	go func() {}
	defer func() {}
	go (f())
	var mu sync.Mutex
	defer mu.Unlock
}

// error: 8:5: expression in go must be function call
// error: 9:8: expression in defer must be function call
// error: 10:5: expression in go must be function call
// error: 11:8: expression in defer must be function call
// error: 12:5: expression in go must not be parenthesized
// error: 14:8: expression in defer must be function call
