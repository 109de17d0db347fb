package main

type E struct{ s string }

func (e *E) Error() string { return "E: " + e.s }

func main() {
	defer func() {
		defer func() {
			defer func() {
				defer func() {
					defer func() {
						panic(&E{"last"})
					}()
					panic(2.5)
				}()
				panic(complex(1, -2))
			}()
			panic(uint8(200))
		}()
		panic('x')
	}()
	panic(true)
}

// exit: 2
// stderr: panic: true
// stderr: 	panic: 120
// stderr: 	panic: 200
// stderr: 	panic: (1-2i)
// stderr: 	panic: 2.5
// stderr: 	panic: E: last
