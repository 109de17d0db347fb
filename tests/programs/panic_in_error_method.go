package main

type bad struct{ p *int }

func (b bad) Error() string {
	*b.p = 1
	return "never"
}

func main() {
	panic(bad{})
}
