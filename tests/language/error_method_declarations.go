package main

import "time"

type P *int
type I interface{ M() }

func (p P) m()          {}
func (i I) m()          {}
func (x int) m()        {}
func (t time.Time) m()  {}
func (t *Unknown) m()   {}
func (a, b T) m()       {}
func (t **T) m()        {}
func (t T) init()       {}

type T struct{}

func main() {}

// error: 8:9: invalid receiver type P (pointer or interface type)
// error: 9:9: invalid receiver type I (pointer or interface type)
// error: 10:9: cannot define new methods on non-local type int
// error: 11:9: cannot define new methods on non-local type time.Time
// error: 12:10: undefined: Unknown
// error: 13:15: method has multiple receivers
// error: 14:10: invalid receiver type **T
