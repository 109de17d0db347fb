package main

type name string

func main() {
	defer panic(3.25)
	panic(name("quoted\nline"))
}
