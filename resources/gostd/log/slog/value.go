package slog

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is what a Value holds.
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string {
	if k >= 0 && int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "<unknown slog.Kind>"
}

// Value is any value, numbers and strings without an interface around them. The zero Value is nil.
type Value struct {
	_    [0]func() // not comparable: Equal
	kind Kind
	num  uint64
	text string
	data any
}

// LogValuer is a value that says itself what is to be logged of it.
type LogValuer interface {
	LogValue() Value
}

func (v Value) Kind() Kind { return v.kind }

func StringValue(value string) Value { return Value{kind: KindString, text: value} }
func IntValue(v int) Value           { return Int64Value(int64(v)) }
func Int64Value(v int64) Value       { return Value{kind: KindInt64, num: uint64(v)} }
func Uint64Value(v uint64) Value     { return Value{kind: KindUint64, num: v} }
func Float64Value(v float64) Value   { return Value{kind: KindFloat64, num: math.Float64bits(v)} }
func DurationValue(v time.Duration) Value {
	return Value{kind: KindDuration, num: uint64(v)}
}

func BoolValue(v bool) Value {
	if v {
		return Value{kind: KindBool, num: 1}
	}
	return Value{kind: KindBool}
}

// TimeValue leaves the monotonic clock out.
func TimeValue(v time.Time) Value { return Value{kind: KindTime, data: v.Round(0)} }

// GroupValue leaves empty groups out.
func GroupValue(as ...Attr) Value {
	if slices.ContainsFunc(as, func(a Attr) bool { return a.Value.isEmptyGroup() }) {
		var kept []Attr
		for _, a := range as {
			if !a.Value.isEmptyGroup() {
				kept = append(kept, a)
			}
		}
		as = kept
	}
	return Value{kind: KindGroup, data: as}
}

// AnyValue finds the kind that suits a value.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case bool:
		return BoolValue(v)
	case int:
		return Int64Value(int64(v))
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case int64:
		return Int64Value(v)
	case uint:
		return Uint64Value(uint64(v))
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uint64:
		return Uint64Value(v)
	case uintptr:
		return Uint64Value(uint64(v))
	case float32:
		return Float64Value(float64(v))
	case float64:
		return Float64Value(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case []Attr:
		return GroupValue(v...)
	case Value:
		return v
	case LogValuer:
		return Value{kind: KindLogValuer, data: v}
	}
	return Value{data: v}
}

// Any gives the value back.
func (v Value) Any() any {
	switch v.kind {
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	case KindFloat64:
		return math.Float64frombits(v.num)
	case KindInt64:
		return int64(v.num)
	case KindUint64:
		return v.num
	case KindString:
		return v.text
	}
	return v.data
}

func (v Value) must(kind Kind) {
	if v.kind != kind {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.kind, kind))
	}
}

func (v Value) Bool() bool {
	v.must(KindBool)
	return v.num == 1
}

func (v Value) Int64() int64 {
	v.must(KindInt64)
	return int64(v.num)
}

func (v Value) Uint64() uint64 {
	v.must(KindUint64)
	return v.num
}

func (v Value) Float64() float64 {
	v.must(KindFloat64)
	return math.Float64frombits(v.num)
}

func (v Value) Duration() time.Duration {
	v.must(KindDuration)
	return time.Duration(v.num)
}

func (v Value) Time() time.Time {
	v.must(KindTime)
	return v.data.(time.Time)
}

func (v Value) LogValuer() LogValuer { return v.data.(LogValuer) }

func (v Value) Group() []Attr {
	if v.kind != KindGroup {
		panic("Group: bad kind")
	}
	return v.data.([]Attr)
}

func (v Value) isEmptyGroup() bool { return v.kind == KindGroup && len(v.data.([]Attr)) == 0 }

// String is the value as text; a string without quotes.
func (v Value) String() string {
	switch v.kind {
	case KindString:
		return v.text
	case KindInt64:
		return strconv.FormatInt(int64(v.num), 10)
	case KindUint64:
		return strconv.FormatUint(v.num, 10)
	case KindFloat64:
		return strconv.FormatFloat(math.Float64frombits(v.num), 'g', -1, 64)
	case KindBool:
		return strconv.FormatBool(v.num == 1)
	case KindDuration:
		return time.Duration(v.num).String()
	case KindTime:
		return v.data.(time.Time).String()
	}
	return fmt.Sprint(v.data)
}

func (v Value) Equal(w Value) bool {
	if v.kind != w.kind {
		return false
	}
	switch v.kind {
	case KindString:
		return v.text == w.text
	case KindFloat64:
		return v.Float64() == w.Float64()
	case KindTime:
		return v.Time().Equal(w.Time())
	case KindGroup:
		return slices.EqualFunc(v.Group(), w.Group(), Attr.Equal)
	case KindAny, KindLogValuer:
		return v.data == w.data
	}
	return v.num == w.num
}

const mostLogValues = 100 // a LogValuer whose values are LogValuers for ever is given up

// Resolve asks LogValuers until there is something else.
func (v Value) Resolve() (resolved Value) {
	first := v
	defer func() {
		if recover() != nil {
			resolved = AnyValue(fmt.Errorf("LogValue panicked\n%s", stack(3, 5)))
		}
	}()
	for i := 0; i < mostLogValues; i++ {
		if v.kind != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", first.Any()))
}

// stack names the calls around a panic.
func stack(skip, most int) string {
	pcs := make([]uintptr, most+1)
	n := runtime.Callers(skip+1, pcs)
	if n == 0 {
		return "(no stack)"
	}
	var b strings.Builder
	frames := runtime.CallersFrames(pcs[:n])
	for i := 0; ; i++ {
		frame, more := frames.Next()
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", frame.Function, frame.File, frame.Line)
		if !more {
			return b.String()
		}
		if i+1 >= most {
			fmt.Fprintf(&b, "(rest of stack elided)\n")
			return b.String()
		}
	}
}

// Attr is a key with a value.
type Attr struct {
	Key   string
	Value Value
}

func String(key, value string) Attr             { return Attr{key, StringValue(value)} }
func Int(key string, value int) Attr            { return Attr{key, IntValue(value)} }
func Int64(key string, value int64) Attr        { return Attr{key, Int64Value(value)} }
func Uint64(key string, v uint64) Attr          { return Attr{key, Uint64Value(v)} }
func Float64(key string, v float64) Attr        { return Attr{key, Float64Value(v)} }
func Bool(key string, v bool) Attr              { return Attr{key, BoolValue(v)} }
func Time(key string, v time.Time) Attr         { return Attr{key, TimeValue(v)} }
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }
func Any(key string, value any) Attr            { return Attr{key, AnyValue(value)} }
func Group(key string, args ...any) Attr        { return Attr{key, GroupValue(attrsOf(args)...)} }
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }
func (a Attr) String() string    { return a.Key + "=" + a.Value.String() }
func (a Attr) isEmpty() bool     { return a.Key == "" && a.Value.kind == KindAny && a.Value.data == nil }

const badKey = "!BADKEY"

// nextAttr takes an Attr, or a key and its value, off the arguments of a log call.
func nextAttr(args []any) (Attr, []any) {
	switch x := args[0].(type) {
	case Attr:
		return x, args[1:]
	case string:
		if len(args) > 1 {
			return Any(x, args[1]), args[2:]
		}
		return String(badKey, x), nil
	}
	return Any(badKey, args[0]), args[1:]
}

func attrsOf(args []any) []Attr {
	var attrs []Attr
	for len(args) > 0 {
		var a Attr
		a, args = nextAttr(args)
		attrs = append(attrs, a)
	}
	return attrs
}
