package sync

import "sync/atomic"

// Pool keeps values for reuse, last in, first out. A Go pool never blocks and may lose a value at any time; this one
// loses one when another goroutine is at it in the same instant.
type Pool struct {
	noCopy noCopy

	items []any
	busy  int32

	New func() any
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	if atomic.CompareAndSwapInt32(&p.busy, 0, 1) { // a busy pool may drop a value, as Go's does at a collection
		p.items = append(p.items, x)
		atomic.StoreInt32(&p.busy, 0)
	}
}

func (p *Pool) Get() any {
	var x any
	if atomic.CompareAndSwapInt32(&p.busy, 0, 1) {
		if n := len(p.items); n > 0 {
			x = p.items[n-1]
			p.items[n-1] = nil
			p.items = p.items[:n-1]
		}
		atomic.StoreInt32(&p.busy, 0)
	}
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}
