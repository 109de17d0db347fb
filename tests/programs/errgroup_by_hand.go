package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type group struct {
	cancel func()
	wg     sync.WaitGroup
	once   sync.Once
	err    error
}

func withContext(ctx context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	return &group{cancel: cancel}, ctx
}

func (g *group) run(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() {
				g.err = err
				g.cancel()
			})
		}
	}()
}

func (g *group) wait() error {
	g.wg.Wait()
	g.cancel()
	return g.err
}

func main() {
	g, ctx := withContext(context.Background())
	var mu sync.Mutex
	cancelled := 0
	for i := 0; i < 4; i++ {
		g.run(func() error {
			<-ctx.Done()
			mu.Lock()
			defer mu.Unlock()
			cancelled++
			return ctx.Err()
		})
	}
	g.run(func() error { return errors.New("disk full") })
	fmt.Println(g.wait(), cancelled, ctx.Err())
}
