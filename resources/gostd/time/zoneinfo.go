package time

import "errors"

// Location is a place with one offset from UTC; the simulated machine has no other zones than those that FixedZone makes, and
// its local time is UTC.
type Location struct {
	name   string
	offset int
}

var (
	utcLoc   = Location{name: "UTC"}
	localLoc = Location{name: "Local"}

	UTC   *Location = &utcLoc
	Local *Location = &localLoc
)

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	return l
}

func (l *Location) String() string { return l.get().name }

func FixedZone(name string, offset int) *Location { return &Location{name, offset} }

func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errors.New("unknown time zone " + name + " (the simulated machine has no zone files)")
}

func (t Time) Location() *Location { return t.loc.get() }

func (t Time) Zone() (name string, offset int) {
	loc := t.loc.get()
	if loc == &localLoc {
		return "UTC", 0
	}
	return loc.name, loc.offset
}

func (t Time) ZoneBounds() (start, end Time) { return }

func (t Time) IsDST() bool { return false }
