package poll

import "sync/atomic"

// fdMutex is the lock of a file: a read lock, a write lock, a count of references and whether it is closed, in one word.
type fdMutex struct {
	state uint64
	rsema uint32
	wsema uint32
}

// The word: bit 0 closed, bit 1 read lock, bit 2 write lock, then three counts of 20 bits: references, waiting readers,
// waiting writers.
const (
	mutexClosed  = 1 << 0
	mutexRLock   = 1 << 1
	mutexWLock   = 1 << 2
	mutexRef     = 1 << 3
	mutexRefMask = (1<<20 - 1) << 3
	mutexRWait   = 1 << 23
	mutexRMask   = (1<<20 - 1) << 23
	mutexWWait   = 1 << 43
	mutexWMask   = (1<<20 - 1) << 43
)

const overflowMsg = "too many concurrent operations on a single file or socket (max 1048575)"

// incref takes a reference; false: the file is closed.
func (mu *fdMutex) incref() bool {
	for {
		old := atomic.LoadUint64(&mu.state)
		if old&mutexClosed != 0 {
			return false
		}
		next := old + mutexRef
		if next&mutexRefMask == 0 {
			panic(overflowMsg)
		}
		if atomic.CompareAndSwapUint64(&mu.state, old, next) {
			return true
		}
	}
}

// increfAndClose closes the file and wakes everybody; false: it was closed before.
func (mu *fdMutex) increfAndClose() bool {
	for {
		old := atomic.LoadUint64(&mu.state)
		if old&mutexClosed != 0 {
			return false
		}
		next := (old | mutexClosed) + mutexRef
		if next&mutexRefMask == 0 {
			panic(overflowMsg)
		}
		next &^= mutexRMask | mutexWMask
		if atomic.CompareAndSwapUint64(&mu.state, old, next) {
			for old&mutexRMask != 0 {
				old -= mutexRWait
				runtime_Semrelease(&mu.rsema)
			}
			for old&mutexWMask != 0 {
				old -= mutexWWait
				runtime_Semrelease(&mu.wsema)
			}
			return true
		}
	}
}

// decref drops a reference; true: it was the last one of a closed file.
func (mu *fdMutex) decref() bool {
	for {
		old := atomic.LoadUint64(&mu.state)
		if old&mutexRefMask == 0 {
			panic("inconsistent poll.fdMutex")
		}
		next := old - mutexRef
		if atomic.CompareAndSwapUint64(&mu.state, old, next) {
			return next&(mutexClosed|mutexRefMask) == mutexClosed
		}
	}
}

// rwlock takes a reference and the read or the write lock; false: the file is closed.
func (mu *fdMutex) rwlock(read bool) bool {
	var mutexBit, mutexWait, mutexMask uint64
	var mutexSema *uint32
	if read {
		mutexBit = mutexRLock
		mutexWait = mutexRWait
		mutexMask = mutexRMask
		mutexSema = &mu.rsema
	} else {
		mutexBit = mutexWLock
		mutexWait = mutexWWait
		mutexMask = mutexWMask
		mutexSema = &mu.wsema
	}
	for {
		old := atomic.LoadUint64(&mu.state)
		if old&mutexClosed != 0 {
			return false
		}
		next := old
		if old&mutexBit == 0 {
			next = (old | mutexBit) + mutexRef
			if next&mutexRefMask == 0 {
				panic(overflowMsg)
			}
		} else {
			next = old + mutexWait
			if next&mutexMask == 0 {
				panic(overflowMsg)
			}
		}
		if atomic.CompareAndSwapUint64(&mu.state, old, next) {
			if old&mutexBit == 0 {
				return true
			}
			// Whoever wakes us has taken us off the waiters; we compete again.
			runtime_Semacquire(mutexSema)
		}
	}
}

// rwunlock gives the lock and the reference back; true: it was the last reference of a closed file. It chooses as rwlock does: a call would take time.
func (mu *fdMutex) rwunlock(read bool) bool {
	var mutexBit, mutexWait, mutexMask uint64
	var mutexSema *uint32
	if read {
		mutexBit = mutexRLock
		mutexWait = mutexRWait
		mutexMask = mutexRMask
		mutexSema = &mu.rsema
	} else {
		mutexBit = mutexWLock
		mutexWait = mutexWWait
		mutexMask = mutexWMask
		mutexSema = &mu.wsema
	}
	for {
		old := atomic.LoadUint64(&mu.state)
		if old&mutexBit == 0 || old&mutexRefMask == 0 {
			panic("inconsistent poll.fdMutex")
		}
		next := (old &^ mutexBit) - mutexRef
		if old&mutexMask != 0 {
			next -= mutexWait
		}
		if atomic.CompareAndSwapUint64(&mu.state, old, next) {
			if old&mutexMask != 0 {
				runtime_Semrelease(mutexSema)
			}
			return next&(mutexClosed|mutexRefMask) == mutexClosed
		}
	}
}

func runtime_Semacquire(sema *uint32)
func runtime_Semrelease(sema *uint32)

// readLock takes the lock for reading.
func (fd *FD) readLock() error {
	rt_fdNew(&fd.fdmu, fd.Sysfd)
	if !fd.fdmu.rwlock(true) {
		return errClosing(fd.isFile)
	}
	return nil
}

func (fd *FD) readUnlock() {
	if fd.fdmu.rwunlock(true) {
		fd.destroy()
	}
}

// writeLock takes the lock for writing: one goroutine is in the write itself, the others wait in rwlock.
func (fd *FD) writeLock() error {
	rt_fdNew(&fd.fdmu, fd.Sysfd)
	if !fd.fdmu.rwlock(false) {
		return errClosing(fd.isFile)
	}
	rt_fdLock(&fd.fdmu, fd.Sysfd)
	return nil
}

func (fd *FD) writeUnlock() {
	rt_fdUnlock(&fd.fdmu, fd.Sysfd)
	if fd.fdmu.rwunlock(false) {
		fd.destroy()
	}
}

func rt_fdNew(mu *fdMutex, sysfd int)
func rt_fdLock(mu *fdMutex, sysfd int)
func rt_fdUnlock(mu *fdMutex, sysfd int)
