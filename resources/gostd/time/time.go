package time

// Time is an instant. As in Go, `wall` has a flag (monotonic) in its top bit, then 33 bits of seconds since 1885 and 30 bits of
// nanoseconds, and `ext` is the monotonic reading; without the flag `ext` has the seconds since the year 1.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic = 1 << 63
	nsecMask     = 1<<30 - 1
	nsecShift    = 30

	secondsPerDay = 86400

	unixToInternal int64 = 62135596800 // from the year 1 to 1970
	wallToInternal int64 = 59453308800 // from the year 1 to 1885
	startWall            = 3940182000  // virtual time 0, 2009-11-10 23:00:00 UTC, since 1885
)

func Now() Time {
	mono := runtimeNano()
	ns := uint64(mono - 1)
	return Time{hasMonotonic | (startWall+ns/1e9)<<nsecShift | ns%1e9, mono, Local}
}

func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return subMono(runtimeNano(), t.ext)
	}
	return Now().Sub(t)
}

func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return subMono(t.ext, runtimeNano())
	}
	return t.Sub(Now())
}

func (t *Time) nsec() int64 { return int64(t.wall & nsecMask) }

// sec counts from the year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		sec := int64(t.wall << 1 >> (nsecShift + 1))
		if next := sec + d; 0 <= next && next <= 1<<33-1 {
			t.wall = t.wall&nsecMask | uint64(next)<<nsecShift | hasMonotonic
			return
		}
		t.stripMono()
	}
	sum := t.ext + d
	if (sum > t.ext) == (d > 0) {
		t.ext = sum
	} else if d > 0 {
		t.ext = 1<<63 - 1
	} else {
		t.ext = -(1<<63 - 1)
	}
}

// abs is the number of seconds since the year 1 on the clocks of t's place.
func (t Time) abs() int64 {
	_, offset := t.Zone()
	return t.sec() + int64(offset)
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

func (t Time) After(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext > u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts > us || ts == us && t.nsec() > u.nsec()
}

func (t Time) Before(u Time) bool { return u.After(t) }

func (t Time) Equal(u Time) bool { return !t.After(u) && !u.After(t) }

func (t Time) Compare(u Time) int {
	switch {
	case t.After(u):
		return +1
	case u.After(t):
		return -1
	}
	return 0
}

func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

func (t Time) Add(d Duration) Time {
	dsec := int64(d / 1e9)
	nsec := t.nsec() + int64(d%1e9)
	if nsec >= 1e9 {
		dsec++
		nsec -= 1e9
	} else if nsec < 0 {
		dsec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(dsec)
	if t.wall&hasMonotonic != 0 {
		te := t.ext + int64(d)
		if d < 0 && te > t.ext || d > 0 && te < t.ext {
			t.stripMono()
		} else {
			t.ext = te
		}
	}
	return t
}

func subMono(t, u int64) Duration {
	d := Duration(t - u)
	if d < 0 && t > u {
		return maxDuration
	}
	if d > 0 && t < u {
		return minDuration
	}
	return d
}

func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		return subMono(t.ext, u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

func (t Time) Unix() int64 { return t.sec() - unixToInternal }

func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + t.nsec()/1e6 }

func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + t.nsec()/1e3 }

func (t Time) UnixNano() int64 { return t.Unix()*1e9 + t.nsec() }

func (t Time) Nanosecond() int { return int(t.nsec()) }

// Truncate and Round work on the time since the zero Time.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.modulo(d))
}

func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.modulo(d)
	if r+r < d {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// modulo is the time since the zero Time modulo d.
func (t Time) modulo(d Duration) Duration {
	sec := t.sec() % int64(d)
	if sec < 0 {
		sec += int64(d)
	}
	// Horner's rule, doubling, so that nothing overflows: sec * 1e9 mod d.
	r := uint64(0)
	m := uint64(d)
	for bit := 29; bit >= 0; bit-- {
		r = (r + r) % m
		if 1000000000>>uint(bit)&1 != 0 {
			r = (r + uint64(sec)) % m
		}
	}
	return Duration((r + uint64(t.nsec())) % m)
}
