package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
	syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	fmt.Println(<-sigs)
	p, err := os.FindProcess(os.Getpid())
	fmt.Println(p.Pid == os.Getpid(), err, p.Signal(os.Interrupt))
	fmt.Println(<-sigs)
	signal.Stop(sigs)
	signal.Ignore(syscall.SIGINT)
	fmt.Println(signal.Ignored(syscall.SIGINT), signal.Ignored(syscall.SIGTERM), syscall.Kill(os.Getpid(), syscall.SIGINT))
	fmt.Println(syscall.Kill(os.Getpid(), syscall.SIGWINCH), syscall.Kill(os.Getpid(), 0), syscall.SIGUSR1, syscall.Signal(70))
	signal.Reset(syscall.SIGINT)
	fmt.Println(signal.Ignored(syscall.SIGINT))

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx, ctx.Err())
	go func() {
		time.Sleep(10 * time.Millisecond)
		syscall.Kill(syscall.Getpid(), syscall.SIGINT)
	}()
	<-ctx.Done()
	fmt.Println("stopped:", ctx.Err(), context.Cause(ctx))
	stop()
	all := make(chan os.Signal, 3)
	signal.Notify(all)
	for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGHUP, syscall.SIGQUIT} {
		syscall.Kill(os.Getpid(), s)
		fmt.Println(<-all)
	}
	select {
	case s := <-sigs:
		fmt.Println("still", s)
	default:
		fmt.Println("nothing more")
	}
}
