package main

func init() int { return 1 }
func main(args []string) {}

var init = 1

func f() {
	init()
	main()
}

// error: 3:6: func init must have no arguments and no return values
// error: 4:6: func main must have no arguments and no return values
// error: 6:5: cannot declare init - must be func
// error: 9:2: undefined: init
// error: 10:2: not enough arguments in call to main
// error: 	have ()
// error: 	want ([]string)
