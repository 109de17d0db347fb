package sync

import "sync/atomic"

// Once does something once; whoever comes while it is being done waits on the mutex.
type Once struct {
	_ noCopy

	done atomic.Uint32
	m    Mutex
}

//waitscope:inline
func (o *Once) Do(f func()) {
	if o.done.Load() == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	rt_onceNew(o)
	o.m.Lock()
	defer o.m.Unlock()
	if o.done.Load() == 0 {
		defer o.done.Store(1)
		f()
	}
}
