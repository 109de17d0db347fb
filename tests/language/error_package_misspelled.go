packge main

func main() {
	x := 1
}

// error: 1:1: expected 'package', found packge
