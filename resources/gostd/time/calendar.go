package time

// Month is a month of the year, January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + itoa(uint64(m)) + ")"
}

// Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + itoa(uint64(d)) + ")"
}

func itoa(n uint64) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// floorDiv is a / b rounded down.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// days counts the days from the first of January of the year 1, which was a Monday.
func (t Time) days() int64 { return floorDiv(t.abs(), secondsPerDay) }

// daysBefore is the number of days before the first of March of a year, in a year that begins in March.
func daysBefore(year int64) int64 {
	return year*365 + floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400)
}

// marchFirst is the day number of the first of March of the year 0.
const marchFirst = -306

// date splits a day number. The year begins in March here, so that the leap day is its last.
func date(days int64) (year int, month Month, day int) {
	n := days - marchFirst
	y := floorDiv(n*400, 146097)
	for daysBefore(y+1) <= n {
		y++
	}
	for daysBefore(y) > n {
		y--
	}
	inYear := n - daysBefore(y)
	m := (5*inYear + 2) / 153 // months since March
	day = int(inYear - (153*m+2)/5 + 1)
	m += 3
	if m > 12 {
		m -= 12
		y++
	}
	return int(y), Month(m), day
}

// dayNumber is the inverse of date, for months from 1 to 12 and any day.
func dayNumber(year int64, month Month, day int64) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	return marchFirst + daysBefore(year) + (153*m+2)/5 + day - 1
}

func (t Time) Date() (year int, month Month, day int) { return date(t.days()) }

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) YearDay() int {
	days := t.days()
	year, _, _ := date(days)
	return int(days-dayNumber(int64(year), January, 1)) + 1
}

func (t Time) Weekday() Weekday {
	d := (t.days() + 1) % 7
	if d < 0 {
		d += 7
	}
	return Weekday(d)
}

// ISOWeek: the week belongs to the year of its Thursday.
func (t Time) ISOWeek() (year, week int) {
	days := t.days()
	weekday := (int64(t.Weekday()) + 6) % 7 // Monday = 0
	thursday := days - weekday + 3
	y, _, _ := date(thursday)
	return y, int(thursday-dayNumber(int64(y), January, 1))/7 + 1
}

func (t Time) secondOfDay() int {
	abs := t.abs()
	return int(abs - floorDiv(abs, secondsPerDay)*secondsPerDay)
}

func (t Time) Clock() (hour, min, sec int) {
	s := t.secondOfDay()
	return s / 3600, s % 3600 / 60, s % 60
}

func (t Time) Hour() int { return t.secondOfDay() / 3600 }

func (t Time) Minute() int { return t.secondOfDay() % 3600 / 60 }

func (t Time) Second() int { return t.secondOfDay() % 60 }

// carry brings lo into [0, base) and adds the rest to hi.
func carry(hi, lo, base int64) (int64, int64) {
	n := floorDiv(lo, base)
	return hi + n, lo - n*base
}

func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	y, m := carry(int64(year), int64(month)-1, 12)
	s, ns := carry(int64(sec), int64(nsec), 1e9)
	mi, s := carry(int64(min), s, 60)
	h, mi := carry(int64(hour), mi, 60)
	d, h := carry(int64(day), h, 24)
	abs := dayNumber(y, Month(m+1), d)*secondsPerDay + h*3600 + mi*60 + s
	t := Time{uint64(ns), abs - int64(loc.get().offset), nil}
	t.setLoc(loc)
	return t
}

func daysIn(m Month, year int) int {
	y, n := int64(year), m+1
	if n > 12 {
		y, n = y+1, 1
	}
	return int(dayNumber(y, n, 1) - dayNumber(int64(year), m, 1))
}
