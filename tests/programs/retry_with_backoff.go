package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var errTemporary = errors.New("temporary")

func retry(ctx context.Context, attempts int, f func(n int) error) (err error) {
	delay := 2 * time.Millisecond
	for n := 1; n <= attempts; n++ {
		if err = f(n); err == nil || !errors.Is(err, errTemporary) {
			return err
		}
		fmt.Println("attempt", n, "failed, waiting", delay)
		select {
		case <-time.After(delay):
		case <-ctx.Done():
			return fmt.Errorf("gave up: %w (last: %v)", ctx.Err(), err)
		}
		delay *= 2
	}
	return fmt.Errorf("after %d attempts: %w", attempts, err)
}

func main() {
	ctx := context.Background()
	fmt.Println(retry(ctx, 5, func(n int) error {
		if n < 3 {
			return errTemporary
		}
		return nil
	}))
	fmt.Println(retry(ctx, 3, func(n int) error { return fmt.Errorf("call %d: %w", n, errTemporary) }))
	fmt.Println(retry(ctx, 3, func(n int) error { return errors.New("permanent") }))
	short, cancel := context.WithCancel(ctx)
	cancel()
	err := retry(short, 3, func(n int) error { return errTemporary })
	fmt.Println(errors.Is(err, context.Canceled) || errors.Is(err, errTemporary))
}
