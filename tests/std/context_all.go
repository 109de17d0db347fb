package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil)
	ctx, cancel := context.WithCancel(bg)
	child, cancel2 := context.WithTimeout(ctx, time.Hour)
	defer cancel2()
	fmt.Println(ctx, ctx.Err(), child.Err())
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-child.Done()
		}()
	}
	cancel()
	cancel()
	wg.Wait()
	fmt.Println(ctx.Err(), child.Err(), errors.Is(child.Err(), context.Canceled))
	tctx, c3 := context.WithTimeout(bg, 5*time.Millisecond)
	defer c3()
	_, has := tctx.Deadline()
	fmt.Println(has)
	select {
	case <-tctx.Done():
		fmt.Println(tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded))
	case <-time.After(time.Second):
		fmt.Println("late")
	}
	v := context.WithValue(tctx, key("a"), 1)
	v2 := context.WithValue(v, key("b"), "two")
	fmt.Println(v2.Value(key("a")), v2.Value(key("b")), v2.Value(key("c")), v2.Value("a"))
	cc, cf := context.WithCancelCause(bg)
	cf(errors.New("the cause"))
	fmt.Println(cc.Err(), context.Cause(cc), context.Cause(bg))
	tc, c4 := context.WithTimeoutCause(bg, time.Millisecond, errors.New("too slow"))
	defer c4()
	<-tc.Done()
	fmt.Println(tc.Err(), context.Cause(tc))
	ac, acf := context.WithCancel(bg)
	done := make(chan bool)
	stop := context.AfterFunc(ac, func() { fmt.Println("after func"); close(done) })
	acf()
	<-done
	fmt.Println(stop())
	wc := context.WithoutCancel(ac)
	fmt.Println(wc.Err(), wc.Done() == nil)
	past, c5 := context.WithDeadline(bg, time.Now().Add(-time.Second))
	defer c5()
	fmt.Println(past.Err())
}
