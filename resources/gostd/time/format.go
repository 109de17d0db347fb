package time

import "errors"

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// rt_format writes the date year-month-day, the second of that day, and so on, as the layout says.
func rt_format(layout string, year, month, day, weekday, yearDay, secondOfDay, nsec int, zone string, offset int) string

func (t Time) Format(layout string) string {
	zone, offset := t.Zone()
	year, month, day := t.Date()
	return rt_format(layout, year, int(month), day, int(t.Weekday()), t.YearDay(), t.secondOfDay(), int(t.nsec()), zone, offset)
}

func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }

func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		m := t.ext
		sign := "+"
		if m < 0 {
			sign = "-"
			m = -m
		}
		frac := itoa(uint64(m % 1e9))
		s += " m=" + sign + itoa(uint64(m/1e9)) + "." + "000000000"[len(frac):] + frac
	}
	return s
}

func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	n := func(v int) string {
		if v < 0 {
			return "-" + itoa(uint64(-v))
		}
		return itoa(uint64(v))
	}
	s := "time.Date(" + n(year) + ", "
	if January <= month && month <= December {
		s += "time." + month.String()
	} else {
		s += n(int(month))
	}
	s += ", " + n(day) + ", " + n(hour) + ", " + n(min) + ", " + n(sec) + ", " + n(int(t.nsec())) + ", "
	switch loc := t.Location(); loc {
	case UTC:
		s += "time.UTC"
	case Local:
		s += "time.Local"
	default:
		s += "time.Location(" + rt_quote(loc.name) + ")"
	}
	return s + ")"
}

func rt_quote(s string) string

// ParseError says which part of a value does not fit which part of a layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) +
			" as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

// parsed is what rt_parse finds; missing parts have their defaults.
type parsed struct {
	year, month, day int
	hour, min, sec   int
	nsec             int
	zoneOffset       int // hasOffset
	hasOffset        int
	utc              int // a Z
	zoneName         string
	layoutElem       string
	valueElem        string
	message          string
	ok               int
}

func rt_parse(layout, value string, out *parsed)

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

func parse(layout, value string, defaultLoc, local *Location) (Time, error) {
	var p parsed
	rt_parse(layout, value, &p)
	if p.ok == 0 {
		return Time{}, &ParseError{layout, value, p.layoutElem, p.valueElem, p.message}
	}
	at := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.utc != 0:
		return at(UTC), nil
	case p.hasOffset != 0:
		t := at(UTC)
		t.addSec(-int64(p.zoneOffset))
		_, offset := Time{loc: local}.Zone()
		if offset == p.zoneOffset && (p.zoneName == "" || p.zoneName == "UTC") {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(FixedZone(p.zoneName, p.zoneOffset))
		return t, nil
	case p.zoneName != "":
		t := at(UTC)
		name, offset := Time{loc: local}.Zone()
		if p.zoneName == name {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			hours := 0
			for _, c := range p.zoneName[4:] {
				hours = hours*10 + int(c-'0')
			}
			if p.zoneName[3] == '-' {
				hours = -hours
			}
			offset = hours * 3600
		} else {
			offset = 0
		}
		t.setLoc(FixedZone(p.zoneName, offset))
		return t, nil
	}
	return at(defaultLoc), nil
}

func (t Time) MarshalJSON() ([]byte, error) {
	if y := t.Year(); y < 0 || y >= 10000 {
		return nil, errors.New("Time.MarshalJSON: year outside of range [0,9999]")
	}
	return []byte(`"` + t.Format(RFC3339Nano) + `"`), nil
}

func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	var err error
	*t, err = Parse(RFC3339, string(data[1:len(data)-1]))
	return err
}

func (t Time) MarshalText() ([]byte, error) {
	if y := t.Year(); y < 0 || y >= 10000 {
		return nil, errors.New("Time.MarshalText: year outside of range [0,9999]")
	}
	return []byte(t.Format(RFC3339Nano)), nil
}

func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t Time) AppendText(b []byte) ([]byte, error) {
	if y := t.Year(); y < 0 || y >= 10000 {
		return nil, errors.New("Time.AppendText: year outside of range [0,9999]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}
