package main

import "fmt"

type loop struct {
	tasks chan func()
	quit  chan struct{}
}

func newLoop() *loop {
	l := &loop{make(chan func(), 16), make(chan struct{})}
	go func() {
		defer close(l.quit)
		for t := range l.tasks {
			t()
		}
	}()
	return l
}

func (l *loop) post(f func()) { l.tasks <- f }

func (l *loop) call(f func() int) int {
	result := make(chan int)
	l.post(func() { result <- f() })
	return <-result
}

func main() {
	l := newLoop()
	var events []string
	for i := 0; i < 3; i++ {
		i := i
		l.post(func() { events = append(events, fmt.Sprint("event ", i)) })
	}
	fmt.Println(l.call(func() int { return len(events) }))
	l.post(func() { l.post(func() { events = append(events, "posted from inside") }) })
	fmt.Println(l.call(func() int { return 0 }))
	fmt.Println(l.call(func() int { return len(events) }))
	close(l.tasks)
	<-l.quit
	fmt.Println(events)
}
