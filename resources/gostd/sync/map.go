package sync

import "sync/atomic"

// Map is a map for concurrent use. Reads go to an immutable snapshot; what is new goes, under the mutex, into a second map
// that becomes the snapshot once it has been missed often enough. No built-in map is ever written while it may be read.
type Map struct {
	_ noCopy

	mu     Mutex
	read   atomic.Pointer[readOnly]
	dirty  map[any]*entry
	misses int
}

// readOnly is a snapshot; amended says that the dirty map has keys that it lacks.
type readOnly struct {
	m       map[any]*entry
	amended bool
}

// An entry's pointer is nil when deleted, and expunged when deleted and absent from the dirty map.
type entry struct {
	p atomic.Pointer[any]
}

var expunged = new(any)

func newEntry(value any) *entry {
	e := &entry{}
	e.p.Store(&value)
	return e
}

func (m *Map) loadReadOnly() readOnly {
	if p := m.read.Load(); p != nil {
		return *p
	}
	return readOnly{}
}

// find gives the entry of key, missing the snapshot at most once.
func (m *Map) find(key any) *entry {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if ok || !read.amended {
		return e
	}
	rt_mapNew(m)
	m.mu.Lock()
	read = m.loadReadOnly()
	e, ok = read.m[key]
	if !ok && read.amended {
		e = m.dirty[key]
		m.missLocked()
	}
	m.mu.Unlock()
	return e
}

func (m *Map) Load(key any) (value any, ok bool) {
	e := m.find(key)
	if e == nil {
		return nil, false
	}
	return e.load()
}

func (e *entry) load() (value any, ok bool) {
	p := e.p.Load()
	if p == nil || p == expunged {
		return nil, false
	}
	return *p, true
}

func (m *Map) Store(key, value any) {
	m.Swap(key, value)
}

func (m *Map) Clear() {
	rt_mapNew(m)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.read.Store(&readOnly{})
	m.dirty = nil
	m.misses = 0
}

// entryForStore finds or makes, under the mutex, the entry that a store goes to; made says that it holds `value` already.
func (m *Map) entryForStore(key, value any) (e *entry, made bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if e.p.CompareAndSwap(expunged, nil) {
			m.dirty[key] = e
		}
		return e, false
	}
	if e, ok := m.dirty[key]; ok {
		return e, false
	}
	if !read.amended {
		m.dirtyLocked()
		m.read.Store(&readOnly{m: read.m, amended: true})
	}
	e = newEntry(value)
	m.dirty[key] = e
	return e, true
}

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		for {
			p := e.p.Load()
			if p == expunged {
				break
			}
			if e.p.CompareAndSwap(p, &value) {
				if p == nil {
					return nil, false
				}
				return *p, true
			}
		}
	}
	rt_mapNew(m)
	m.mu.Lock()
	defer m.mu.Unlock()
	e, made := m.entryForStore(key, value)
	if made {
		return nil, false
	}
	if p := e.p.Swap(&value); p != nil {
		return *p, true
	}
	return nil, false
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if actual, loaded, done := e.tryLoadOrStore(value); done {
			return actual, loaded
		}
	}
	rt_mapNew(m)
	m.mu.Lock()
	defer m.mu.Unlock()
	e, made := m.entryForStore(key, value)
	if made {
		return value, false
	}
	actual, loaded, _ = e.tryLoadOrStore(value)
	return actual, loaded
}

// tryLoadOrStore does nothing (done is false) if the entry is expunged.
func (e *entry) tryLoadOrStore(value any) (actual any, loaded, done bool) {
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false, false
		}
		if p != nil {
			return *p, true, true
		}
		if e.p.CompareAndSwap(nil, &value) {
			return value, false, true
		}
	}
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		rt_mapNew(m)
		m.mu.Lock()
		read = m.loadReadOnly()
		e, ok = read.m[key]
		if !ok && read.amended {
			e = m.dirty[key]
			delete(m.dirty, key)
			m.missLocked()
		}
		m.mu.Unlock()
	}
	if e == nil {
		return nil, false
	}
	for {
		p := e.p.Load()
		if p == nil || p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, nil) {
			return *p, true
		}
	}
}

func (m *Map) Delete(key any) {
	m.LoadAndDelete(key)
}

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	e := m.find(key)
	return e != nil && e.compareAndSwap(old, &new)
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	e := m.find(key)
	return e != nil && e.compareAndSwap(old, nil)
}

func (e *entry) compareAndSwap(old any, next *any) bool {
	for {
		p := e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
		if e.p.CompareAndSwap(p, next) {
			return true
		}
	}
}

func (m *Map) Range(f func(key, value any) bool) {
	read := m.loadReadOnly()
	if read.amended {
		rt_mapNew(m)
		m.mu.Lock()
		read = m.loadReadOnly()
		if read.amended {
			m.promoteLocked()
			read = m.loadReadOnly()
		}
		m.mu.Unlock()
	}
	for k, e := range read.m {
		v, ok := e.load()
		if !ok {
			continue
		}
		if !f(k, v) {
			break
		}
	}
}

func (m *Map) missLocked() {
	m.misses++
	if m.misses >= len(m.dirty) {
		m.promoteLocked()
	}
}

func (m *Map) promoteLocked() {
	m.read.Store(&readOnly{m: m.dirty})
	m.dirty = nil
	m.misses = 0
}

// dirtyLocked makes the dirty map from the snapshot's live entries; the dead ones are expunged.
func (m *Map) dirtyLocked() {
	if m.dirty != nil {
		return
	}
	read := m.loadReadOnly()
	m.dirty = make(map[any]*entry, len(read.m))
	for k, e := range read.m {
		if e.p.CompareAndSwap(nil, expunged) || e.p.Load() == expunged {
			continue
		}
		m.dirty[k] = e
	}
}
