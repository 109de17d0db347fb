package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// Level is how important a record is.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

var namedLevels = []struct {
	level Level
	name  string
}{{LevelError, "ERROR"}, {LevelWarn, "WARN"}, {LevelInfo, "INFO"}, {LevelDebug, "DEBUG"}}

// String is a name, with the distance from it: WARN+2.
func (l Level) String() string {
	base := namedLevels[len(namedLevels)-1]
	for _, named := range namedLevels {
		if l >= named.level {
			base = named
			break
		}
	}
	if l == base.level {
		return base.name
	}
	return fmt.Sprintf("%s%+d", base.name, int(l-base.level))
}

func (l *Level) parse(s string) error {
	name, offset := s, 0
	fail := func(err error) error { return fmt.Errorf("slog: level string %q: %w", s, err) }
	if i := strings.IndexAny(s, "+-"); i >= 0 {
		name = s[:i]
		var err error
		if offset, err = strconv.Atoi(s[i:]); err != nil {
			return fail(err)
		}
	}
	for _, named := range namedLevels {
		if strings.EqualFold(name, named.name) {
			*l = named.level + Level(offset)
			return nil
		}
	}
	return fail(errors.New("unknown name"))
}

func (l Level) Level() Level                        { return l }
func (l Level) MarshalJSON() ([]byte, error)        { return strconv.AppendQuote(nil, l.String()), nil }
func (l Level) MarshalText() ([]byte, error)        { return []byte(l.String()), nil }
func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }
func (l *Level) UnmarshalText(data []byte) error    { return l.parse(string(data)) }
func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.parse(s)
}

// Leveler knows a level.
type Leveler interface {
	Level() Level
}

// LevelVar is a level that can be changed while it is in use.
type LevelVar struct {
	val atomic.Int64
}

func (v *LevelVar) Level() Level                        { return Level(v.val.Load()) }
func (v *LevelVar) Set(l Level)                         { v.val.Store(int64(l)) }
func (v *LevelVar) String() string                      { return "LevelVar(" + v.Level().String() + ")" }
func (v *LevelVar) MarshalText() ([]byte, error)        { return v.Level().MarshalText() }
func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }
func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	if err := l.parse(string(data)); err != nil {
		return err
	}
	v.Set(l)
	return nil
}
