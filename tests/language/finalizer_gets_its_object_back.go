package main

import (
	"fmt"
	"runtime"
)

type thing struct {
	id   int
	next *thing
}

func (t *thing) String() string { return fmt.Sprint("thing ", t.id) }

var saved fmt.Stringer

func main() {
	done := make(chan bool)
	func() {
		t := &thing{id: 7}
		runtime.SetFinalizer(t, func(s fmt.Stringer) (unused int, err error) {
			saved = s
			done <- true
			return
		})
	}()
	runtime.GC()
	<-done
	runtime.GC()
	fmt.Println(saved)
}

// expect: thing 7
