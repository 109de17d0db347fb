package time

// Duration is a length of time in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

func (d Duration) String() string { return rt_durationString(int64(d)) }

func rt_durationString(d int64) string

func (d Duration) Nanoseconds() int64 { return int64(d) }

func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

func (d Duration) Seconds() float64 {
	return float64(d/Second) + float64(d%Second)/1e9
}

func (d Duration) Minutes() float64 {
	return float64(d/Minute) + float64(d%Minute)/(60*1e9)
}

func (d Duration) Hours() float64 {
	return float64(d/Hour) + float64(d%Hour)/(60*60*1e9)
}

func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round goes to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)+uint64(r) < uint64(m) {
			return d + r
		}
		if rounded := d - m + r; rounded < d {
			return rounded
		}
		return minDuration
	}
	if uint64(r)+uint64(r) < uint64(m) {
		return d - r
	}
	if rounded := d + m - r; rounded > d {
		return rounded
	}
	return maxDuration
}

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	default:
		return -d
	}
}

// ParseDuration reads "1h15m30.918s" and the like.
func ParseDuration(s string) (Duration, error) {
	d, problem := rt_parseDuration(s)
	switch problem {
	case 0:
		return Duration(d), nil
	case 1:
		return 0, &durationError{"time: invalid duration " + quote(s)}
	case 2:
		return 0, &durationError{"time: missing unit in duration " + quote(s)}
	}
	return 0, &durationError{"time: unknown unit " + quote(rt_durationUnit(s)) + " in duration " + quote(s)}
}

type durationError struct{ text string }

func (e *durationError) Error() string { return e.text }

// rt_parseDuration: problem 0 none, 1 invalid, 2 no unit, 3 unknown unit (rt_durationUnit tells which).
func rt_parseDuration(s string) (d int64, problem int)
func rt_durationUnit(s string) string

// quote is the package's own quoting: what is not printable ASCII in \x.
func quote(s string) string
