package main

type A struct {
	x    int "tag"
	y, x string
	B
	*B
	_ int
	_ int
	f func()
}
type B struct{}

func main() {}

// error: 5:5: x redeclared
// error: 	4:2: other declaration of x
// error: 7:3: B redeclared
// error: 	6:2: other declaration of B
