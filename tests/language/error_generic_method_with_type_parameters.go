package main

type T struct{}

func (T) Map[U any](f func(T) U) U { return f(T{}) }

func main() {}

// error: 5:13: syntax error: method must have no type parameters
