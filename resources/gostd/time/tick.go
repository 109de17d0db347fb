package time

// Ticker is an event again and again; a slow receiver misses ticks.
type Ticker struct {
	C <-chan Time
	r runtimeTimer
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := newTimerChan()
	t := &Ticker{C: c, r: runtimeTimer{when: when(d), period: int64(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

func (t *Ticker) Stop() {
	if t.r.c != nil {
		stopTimer(&t.r)
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.c == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(&t.r, when(d), int64(d))
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
