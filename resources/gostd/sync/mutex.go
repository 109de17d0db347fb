//go:build go1.24

package sync

import isync "internal/sync"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is a mutual exclusion lock. Since Go 1.24 its work is done in internal/sync, which shows in tracebacks.
type Mutex struct {
	_ noCopy

	mu isync.Mutex
}

//waitscope:inline
//waitscope:front
func (m *Mutex) Lock() { m.mu.Lock() }

//waitscope:inline
func (m *Mutex) TryLock() bool { return m.mu.TryLock() }

//waitscope:inline
//waitscope:front
func (m *Mutex) Unlock() { m.mu.Unlock() }
