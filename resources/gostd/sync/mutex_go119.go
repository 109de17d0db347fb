//go:build !go1.24

package sync

import "sync/atomic"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is a mutual exclusion lock; this is where it lived before Go 1.24.
type Mutex struct {
	state int32
	sema  uint32
}

func rt_lockAcquire(m *Mutex)
func rt_lock(m *Mutex) bool
func rt_unlock(m *Mutex) (next int32)
func rt_cas(m *Mutex, old, new int32) bool
func rt_add(m *Mutex, delta int32) int32

const (
	mutexLocked = 1 << iota
	mutexWoken
	mutexStarving
	mutexWaiterShift = iota

	starvationThresholdNs = 1e6
)

// The state word: locked 1, woken 2, starving 4, and above them the number of waiters. In normal mode a woken waiter
// competes with whoever comes along; a waiter that has lost for a millisecond puts the mutex into starvation mode, in
// which Unlock hands it over and newcomers go to the end of the queue.

//waitscope:inline
//waitscope:front
func (m *Mutex) Lock() {
	if rt_lock(m) {
		return
	}
	m.lockSlow()
}

func (m *Mutex) TryLock() bool {
	old := m.state
	if old&(mutexLocked|mutexStarving) != 0 {
		return false
	}
	if !atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked) {
		return false
	}
	rt_lockAcquire(m)
	return true
}

func (m *Mutex) lockSlow() {
	var waitStart int64
	starving, awoke := false, false
	spins := 0
	old := m.state
	for {
		if old&(mutexLocked|mutexStarving) == mutexLocked && runtime_canSpin(spins) {
			// Say that somebody is awake, so that Unlock wakes nobody else.
			if !awoke && old&mutexWoken == 0 && old>>mutexWaiterShift != 0 &&
				atomic.CompareAndSwapInt32(&m.state, old, old|mutexWoken) {
				awoke = true
			}
			runtime_doSpin()
			spins++
			old = m.state
			continue
		}
		next := old
		if old&mutexStarving == 0 {
			next |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			next += 1 << mutexWaiterShift
		}
		if starving && old&mutexLocked != 0 {
			next |= mutexStarving
		}
		if awoke {
			if next&mutexWoken == 0 {
				throw("sync: inconsistent mutex state")
			}
			next &^= mutexWoken
		}
		if !rt_cas(m, old, next) {
			old = m.state
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			break // it was free
		}
		again := waitStart != 0
		if !again {
			waitStart = runtime_nanotime()
		}
		runtime_SemacquireMutex(&m.sema, again, 2)
		starving = starving || runtime_nanotime()-waitStart > starvationThresholdNs
		old = m.state
		if old&mutexStarving != 0 {
			// It was handed over: not marked locked, and we are still counted as a waiter.
			if old&(mutexLocked|mutexWoken) != 0 || old>>mutexWaiterShift == 0 {
				throw("sync: inconsistent mutex state")
			}
			delta := int32(mutexLocked - 1<<mutexWaiterShift)
			if !starving || old>>mutexWaiterShift == 1 {
				delta -= mutexStarving // back to normal mode
			}
			rt_add(m, delta)
			break
		}
		awoke = true
		spins = 0
	}
	rt_lockAcquire(m)
}

//waitscope:inline
//waitscope:front
func (m *Mutex) Unlock() {
	if next := rt_unlock(m); next != 0 {
		m.unlockSlow(next)
	}
}

func (m *Mutex) unlockSlow(next int32) {
	if (next+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if next&mutexStarving != 0 {
		runtime_Semrelease(&m.sema, true, 1)
		return
	}
	old := next
	for {
		// Nobody waits, or somebody is awake or was quicker: nobody needs waking.
		if old>>mutexWaiterShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		next = (old - 1<<mutexWaiterShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.state, old, next) {
			runtime_Semrelease(&m.sema, false, 1)
			return
		}
		old = m.state
	}
}
