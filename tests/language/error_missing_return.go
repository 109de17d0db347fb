package main

func a(x int) int {
	if x > 0 {
		return 1
	}
}

func b(x int) int {
	for x < 10 {
		return 1
	}
}

func c() int {
	for {
	}
}

func d(x int) int {
	switch {
	case x > 0:
		return 1
	default:
		panic("no")
	}
}

func e(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func f() int {
outer:
	for {
		for {
			break outer
		}
	}
}

func g() (n int) {
	select {}
}

func h() int {
	goto end
end:
	{
		return 1
	}
}

func i() func() int { return func() int {} }

func main() {}

// error: 7:1: missing return
// error: 13:1: missing return
// error: 34:1: missing return
// error: 43:1: missing return
// error: 57:42: missing return
