package sync

import "sync/atomic"

// WaitGroup counts goroutines. The state word holds the counter in its high half and the number of waiters in its low.
type WaitGroup struct {
	noCopy noCopy

	state atomic.Uint64
	sema  uint32
}

func (wg *WaitGroup) Add(delta int) {
	state := rt_wgAdd(wg, delta)
	counter := int32(state >> 32)
	waiters := uint32(state)
	if counter < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && counter == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if counter > 0 || waiters == 0 {
		return
	}
	// The counter is zero and there are waiters: nobody may touch the state until they have been released.
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	rt_wgReset(wg)
	for ; waiters != 0; waiters-- {
		runtime_Semrelease(&wg.sema, false, 0)
	}
}

//waitscope:inline
func (wg *WaitGroup) Done() {
	wg.Add(-1)
}

func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if rt_wgWait(wg, state) {
			if ownWaitReason {
				runtime_SemacquireWaitGroup(&wg.sema, false)
			} else {
				runtime_Semacquire(&wg.sema)
			}
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}
