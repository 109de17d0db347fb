package time

// Sleep parks the caller; d ≤ 0 returns at once.
func Sleep(d Duration)

func runtimeNano() int64

// runtimeTimer is known to the machine.
type runtimeTimer struct {
	when   int64
	period int64
	c      chan Time
	f      func()
	loc    *Location
	state  uintptr
}

func startTimer(t *runtimeTimer)
func stopTimer(t *runtimeTimer) bool
func resetTimer(t *runtimeTimer, when, period int64) bool
func rt_timerChan(c chan Time)

// when is the instant d from now on the machine's clock.
func when(d Duration) int64 {
	if d <= 0 {
		return runtimeNano()
	}
	t := runtimeNano() + int64(d)
	if t < 0 {
		t = 1<<63 - 1
	}
	return t
}

// Timer is one event.
type Timer struct {
	C <-chan Time
	r runtimeTimer
}

func newTimerChan() chan Time {
	c := make(chan Time, 1)
	rt_timerChan(c)
	return c
}

func NewTimer(d Duration) *Timer {
	c := newTimerChan()
	t := &Timer{C: c, r: runtimeTimer{when: when(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

func (t *Timer) Stop() bool {
	if t.r.c == nil && t.r.f == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

func (t *Timer) Reset(d Duration) bool {
	if t.r.c == nil && t.r.f == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(&t.r, when(d), 0)
}

func After(d Duration) <-chan Time {
	return NewTimer(d).C
}

// AfterFunc calls f in a goroutine of its own.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{when: when(d), f: f}}
	startTimer(&t.r)
	if d == -1<<63 && f == nil {
		goFunc(f) // so that it is there: the machine names it as the creator of the goroutine
	}
	return t
}

// goFunc is what a timer of AfterFunc's calls.
func goFunc(f func()) {
	go f()
}
