package sync

// The semaphores are the machine's: see NATIVES.md.

func runtime_Semacquire(s *uint32)
func runtime_SemacquireWaitGroup(s *uint32, synctestDurable bool)
func runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)
func runtime_SemacquireRWMutexR(s *uint32, lifo bool, skipframes int)
func runtime_SemacquireRWMutex(s *uint32, lifo bool, skipframes int)
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)
func runtime_canSpin(i int) bool
func runtime_doSpin()
func runtime_nanotime() int64

// notifyList is a list of tickets: wait is the next one to be given out, notify the oldest that has not been called.
type notifyList struct {
	wait   uint32
	notify uint32
	lock   uintptr
	head   uintptr
	tail   uintptr
}

func runtime_notifyListAdd(l *notifyList) uint32
func runtime_notifyListWait(l *notifyList, t uint32)
func runtime_notifyListNotifyAll(l *notifyList)
func runtime_notifyListNotifyOne(l *notifyList)

func throw(text string)
func fatal(text string)

func rt_wgAdd(wg *WaitGroup, delta int) (state uint64)
func rt_wgWait(wg *WaitGroup, state uint64) bool
func rt_wgReset(wg *WaitGroup)
func rt_rwNew(rw *RWMutex)
func rt_rwAcquire(rw *RWMutex)
func rt_rwRelease(rw *RWMutex)
func rt_rLock(rw *RWMutex)
func rt_rUnlock(rw *RWMutex)
func rt_onceNew(o *Once)
func rt_condNew(c *Cond)
func rt_mapNew(m *Map)
