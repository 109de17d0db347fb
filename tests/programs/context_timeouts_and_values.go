package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func query(ctx context.Context, d time.Duration) (string, error) {
	select {
	case <-time.After(d):
		return "rows for " + ctx.Value(key("user")).(string), nil
	case <-ctx.Done():
		return "", fmt.Errorf("query: %w", ctx.Err())
	}
}

func main() {
	root := context.WithValue(context.Background(), key("user"), "ann")
	fast, cancel := context.WithTimeout(root, time.Minute)
	defer cancel()
	fmt.Println(query(fast, time.Millisecond))
	slow, cancel := context.WithTimeout(fast, 10*time.Millisecond)
	defer cancel()
	_, err := query(slow, time.Hour)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	late, cancel := context.WithDeadline(root, time.Unix(0, 0))
	defer cancel()
	fmt.Println(late.Err())
	_, has := late.Deadline()
	fmt.Println(has, fast.Err(), late.Value(key("none")))
	child, cancelChild := context.WithCancel(root)
	cancelChild()
	cancelChild()
	fmt.Println(child.Err() == context.Canceled)
}
