package sync

import "sync/atomic"

// RWMutex admits many readers or one writer. A writer that waits keeps new readers out.
type RWMutex struct {
	w           Mutex
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32 // minus rwmutexMaxReaders while a writer waits or writes
	readerWait  atomic.Int32 // readers that the waiting writer waits for
}

const rwmutexMaxReaders = 1 << 30

func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		rt_rwNew(rw)
		runtime_SemacquireRWMutexR(&rw.readerSem, false, 0)
	}
	rt_rLock(rw)
}

func (rw *RWMutex) TryRLock() bool {
	for {
		count := rw.readerCount.Load()
		if count < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(count, count+1) {
			rt_rLock(rw)
			return true
		}
	}
}

//waitscope:inline
func (rw *RWMutex) RUnlock() {
	rt_rUnlock(rw)
	if count := rw.readerCount.Add(-1); count < 0 {
		rw.rUnlockSlow(count)
	}
}

func (rw *RWMutex) rUnlockSlow(count int32) {
	if count+1 == 0 || count+1 == -rwmutexMaxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		runtime_Semrelease(&rw.writerSem, false, 1)
	}
}

func (rw *RWMutex) Lock() {
	rt_rwNew(rw)
	rw.w.Lock()
	active := rw.readerCount.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	if active != 0 && rw.readerWait.Add(active) != 0 {
		runtime_SemacquireRWMutex(&rw.writerSem, false, 0)
	}
	rt_rwAcquire(rw)
}

func (rw *RWMutex) TryLock() bool {
	rt_rwNew(rw)
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.Unlock()
		return false
	}
	rt_rwAcquire(rw)
	return true
}

func (rw *RWMutex) Unlock() {
	rt_rwRelease(rw)
	waiting := rw.readerCount.Add(rwmutexMaxReaders)
	if waiting >= rwmutexMaxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := int32(0); i < waiting; i++ {
		runtime_Semrelease(&rw.readerSem, false, 0)
	}
	rw.w.Unlock()
}

// RLocker is a Locker whose Lock and Unlock are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
