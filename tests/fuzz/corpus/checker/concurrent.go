package main

type job struct {
	id     int
	result chan<- int
}

var jobs = make(chan job, 2)
var table = map[int]int{}

func worker(in <-chan job, quit chan struct{}) {
	defer func() {
		if r := recover(); r != nil {
			println("worker died")
			panic(r)
		}
	}()
	for {
		select {
		case j, ok := <-in:
			if !ok {
				quit <- struct{}{}
				return
			}
			j.result <- j.id * j.id
		case <-quit:
			return
		}
	}
}

func main() {
	quit := make(chan struct{})
	results := make(chan int)
	for i := 0; i < 3; i++ {
		go worker(jobs, quit)
	}
	go func() {
		defer close(jobs)
		for i := 0; i < 6; i++ {
			jobs <- job{i, results}
		}
	}()
	total := 0
outer:
	for done := 0; ; {
		select {
		case v := <-results:
			total += v
		case <-quit:
			if done++; done == 3 {
				break outer
			}
			continue outer
		}
	}
	select {
	case results <- 1:
	default:
		println(total, len(jobs), cap(jobs))
	}
	for n := 0; n < 2; n++ {
		go func() { table[n]++ }()
	}
	var none chan int
	go func() { none <- 1 }()
	<-none
}
