package slog

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Handler writes records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// HandlerOptions change what the handlers of this package write.
type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// encoder is what text and JSON handlers have in common. Attributes that come by WithAttrs are written at once into
// `done`, with the groups that they open.
type encoder struct {
	json   bool
	opts   HandlerOptions
	groups []string // from WithGroup
	opened int      // how many of them are open in `done`
	done   []byte
	mu     *sync.Mutex
	w      io.Writer
}

func newEncoder(w io.Writer, opts *HandlerOptions, json bool) *encoder {
	e := &encoder{json: json, w: w, mu: new(sync.Mutex)}
	if opts != nil {
		e.opts = *opts
	}
	return e
}

func (e *encoder) enabled(l Level) bool {
	least := LevelInfo
	if e.opts.Level != nil {
		least = e.opts.Level.Level()
	}
	return l >= least
}

func (e *encoder) clone() *encoder {
	c := *e
	c.groups = slices.Clip(c.groups)
	c.done = slices.Clip(c.done)
	return &c
}

func (e *encoder) withGroup(name string) *encoder {
	c := e.clone()
	c.groups = append(c.groups, name)
	return c
}

func (e *encoder) withAttrs(attrs []Attr) *encoder {
	if !slices.ContainsFunc(attrs, func(a Attr) bool { return !a.Value.isEmptyGroup() }) {
		return e
	}
	c := e.clone()
	l := c.newLine(c.done)
	l.open(c.groups[c.opened:])
	if l.attrs(attrs) {
		c.done = l.buf
		c.opened = len(c.groups)
	}
	return c
}

// line is a record or a part of one as it is written.
type line struct {
	e      *encoder
	buf    []byte
	prefix string   // before keys, in text
	groups []string // that are open
	head   bool     // these are the attributes that every record has: they are in no group
}

func (e *encoder) newLine(buf []byte) *line {
	l := &line{e: e, buf: buf, groups: slices.Clone(e.groups[:e.opened])}
	if !e.json {
		for _, name := range l.groups {
			l.prefix += name + "."
		}
	}
	return l
}

func (l *line) open(names []string) {
	for _, name := range names {
		if l.e.json {
			l.key(name)
			l.buf = append(l.buf, '{')
		} else {
			l.prefix += name + "."
		}
		if !l.head {
			l.groups = append(l.groups, name)
		}
	}
}

func (l *line) close(name string) {
	if l.e.json {
		l.buf = append(l.buf, '}')
	} else {
		l.prefix = l.prefix[:len(l.prefix)-len(name)-1]
	}
	if !l.head {
		l.groups = l.groups[:len(l.groups)-1]
	}
}

// key writes what separates an attribute from the one before, and its key.
func (l *line) key(key string) {
	switch n := len(l.buf); {
	case n == 0:
	case !l.e.json:
		l.buf = append(l.buf, ' ')
	case l.buf[n-1] != '{':
		l.buf = append(l.buf, ',')
	}
	l.str(l.prefix + key)
	if l.e.json {
		l.buf = append(l.buf, ':')
	} else {
		l.buf = append(l.buf, '=')
	}
}

func (l *line) str(s string) {
	switch {
	case l.e.json:
		l.buf = appendJSONString(l.buf, s)
	case needsQuotes(s):
		l.buf = strconv.AppendQuote(l.buf, s)
	default:
		l.buf = append(l.buf, s...)
	}
}

func (l *line) attrs(attrs []Attr) bool {
	any := false
	for _, a := range attrs {
		any = l.attr(a) || any
	}
	return any
}

// attr writes an attribute; false: there is nothing in it.
func (l *line) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := l.e.opts.ReplaceAttr; replace != nil && a.Value.kind != KindGroup {
		a = replace(l.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if source, ok := a.Value.data.(*Source); ok && a.Value.kind == KindAny {
		if source == nil || *source == (Source{}) {
			return false
		}
		if l.e.json {
			a.Value = source.group()
		} else {
			a.Value = StringValue(fmt.Sprintf("%s:%d", source.File, source.Line))
		}
	}
	if a.Value.kind != KindGroup {
		l.key(a.Key)
		l.value(a.Value)
		return true
	}
	before := len(l.buf)
	if a.Key != "" {
		l.open([]string{a.Key})
	}
	any := l.attrs(a.Value.Group())
	if a.Key != "" {
		l.close(a.Key)
	}
	if !any {
		l.buf = l.buf[:before]
	}
	return any || len(a.Value.Group()) == 0
}

func (l *line) value(v Value) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if p := reflect.ValueOf(v.data); p.Kind() == reflect.Pointer && p.IsNil() {
			l.str("<nil>") // a method that does not expect it
		} else {
			l.str(fmt.Sprintf("!PANIC: %v", r))
		}
	}()
	write := l.textValue
	if l.e.json {
		write = l.jsonValue
	}
	if err := write(v); err != nil {
		l.str(fmt.Sprintf("!ERROR:%v", err))
	}
}

func (l *line) textValue(v Value) error {
	switch v.kind {
	case KindString:
		l.str(v.text)
	case KindTime:
		l.time(v.Time())
	case KindAny:
		if m, ok := v.data.(encoding.TextMarshaler); ok {
			text, err := m.MarshalText()
			if err != nil {
				return err
			}
			l.str(string(text))
		} else if t := reflect.TypeOf(v.data); t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
			l.buf = strconv.AppendQuote(l.buf, string(reflect.ValueOf(v.data).Bytes()))
		} else {
			l.str(fmt.Sprintf("%+v", v.data))
		}
	default:
		l.buf = append(l.buf, v.String()...)
	}
	return nil
}

func (l *line) jsonValue(v Value) error {
	switch v.kind {
	case KindString:
		l.str(v.text)
	case KindTime:
		l.time(v.Time())
	case KindDuration:
		l.buf = strconv.AppendInt(l.buf, int64(v.num), 10)
	case KindFloat64:
		return l.marshal(v.Float64())
	case KindAny:
		_, marshals := v.data.(json.Marshaler)
		if err, ok := v.data.(error); ok && !marshals {
			l.str(err.Error())
			return nil
		}
		return l.marshal(v.data)
	default:
		l.buf = append(l.buf, v.String()...)
	}
	return nil
}

func (l *line) marshal(v any) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	l.buf = append(l.buf, text.Bytes()[:text.Len()-1]...)
	return nil
}

// time writes a time: in text to the millisecond, in JSON as exact as it is.
func (l *line) time(t time.Time) {
	if !l.e.json {
		l.buf = t.Truncate(time.Millisecond).AppendFormat(l.buf, "2006-01-02T15:04:05.000Z07:00")
		return
	}
	if y := t.Year(); y < 0 || y >= 10000 {
		l.str(fmt.Sprintf("!ERROR:%v", errors.New("time.Time year outside of range [0,9999]")))
	}
	l.buf = append(l.buf, '"')
	l.buf = t.AppendFormat(l.buf, time.RFC3339Nano)
	l.buf = append(l.buf, '"')
}

// rest writes the attributes of the handler and those of the record.
func (l *line) rest(r Record) {
	e := l.e
	if len(e.done) > 0 {
		if e.json {
			if l.buf[len(l.buf)-1] != '{' {
				l.buf = append(l.buf, ',')
			}
		} else if len(l.buf) > 0 {
			l.buf = append(l.buf, ' ')
		}
		l.buf = append(l.buf, e.done...)
	}
	opened := e.opened
	if len(r.attrs) > 0 {
		before := len(l.buf)
		full := e.newLine(nil)
		l.prefix, l.groups = full.prefix, full.groups
		l.open(e.groups[opened:])
		if l.attrs(r.attrs) {
			opened = len(e.groups)
		} else {
			l.buf = l.buf[:before]
		}
	}
	if e.json {
		l.buf = append(l.buf, strings.Repeat("}", opened+1)...)
	}
}

func (e *encoder) handle(r Record) error {
	l := &line{e: e, head: true}
	if e.json {
		l.buf = append(l.buf, '{')
	}
	if !r.Time.IsZero() {
		l.builtIn(Time(TimeKey, r.Time))
	}
	if e.opts.ReplaceAttr != nil {
		l.attr(Any(LevelKey, r.Level))
	} else {
		l.builtIn(String(LevelKey, r.Level.String()))
	}
	if e.opts.AddSource {
		source := r.Source()
		if source == nil {
			source = &Source{}
		}
		l.attr(Any(SourceKey, source))
	}
	l.builtIn(String(MessageKey, r.Message))
	l.head = false
	l.rest(r)
	l.buf = append(l.buf, '\n')

	e.mu.Lock()
	defer e.mu.Unlock()
	_, err := e.w.Write(l.buf)
	return err
}

// builtIn writes one of the attributes that every record has.
func (l *line) builtIn(a Attr) {
	if l.e.opts.ReplaceAttr != nil {
		l.attr(a)
		return
	}
	l.key(a.Key)
	l.value(a.Value)
}

// TextHandler writes key=value pairs.
type TextHandler struct{ e *encoder }

func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newEncoder(w, opts, false)}
}

func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.e.enabled(level) }
func (h *TextHandler) Handle(_ context.Context, r Record) error    { return h.e.handle(r) }
func (h *TextHandler) WithAttrs(attrs []Attr) Handler              { return &TextHandler{h.e.withAttrs(attrs)} }
func (h *TextHandler) WithGroup(name string) Handler               { return &TextHandler{h.e.withGroup(name)} }

// JSONHandler writes one object a line.
type JSONHandler struct{ e *encoder }

func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newEncoder(w, opts, true)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.e.enabled(level) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.e.handle(r) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler              { return &JSONHandler{h.e.withAttrs(attrs)} }
func (h *JSONHandler) WithGroup(name string) Handler               { return &JSONHandler{h.e.withGroup(name)} }

// defaultHandler writes by way of package log.
type defaultHandler struct {
	e      *encoder
	output func(pc uintptr, data []byte) error
}

func (*defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= logLevel.Level() }

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	l := &line{e: h.e, buf: []byte(r.Level.String() + " " + r.Message)}
	l.rest(r)
	return h.output(r.PC, l.buf)
}

func (h *defaultHandler) WithAttrs(attrs []Attr) Handler {
	return &defaultHandler{h.e.withAttrs(attrs), h.output}
}

func (h *defaultHandler) WithGroup(name string) Handler {
	return &defaultHandler{h.e.withGroup(name), h.output}
}

// DiscardHandler writes nothing.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (h discardHandler) WithAttrs([]Attr) Handler           { return h }
func (h discardHandler) WithGroup(string) Handler           { return h }

// MultiHandler hands records to several handlers.
type MultiHandler struct{ all []Handler }

func NewMultiHandler(handlers ...Handler) *MultiHandler { return &MultiHandler{slices.Clone(handlers)} }

func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(h.all, func(one Handler) bool { return one.Enabled(ctx, l) })
}

func (h *MultiHandler) Handle(ctx context.Context, r Record) error {
	var failures []error
	for _, one := range h.all {
		if one.Enabled(ctx, r.Level) {
			failures = append(failures, one.Handle(ctx, r.Clone()))
		}
	}
	return errors.Join(failures...)
}

func (h *MultiHandler) with(change func(Handler) Handler) Handler {
	next := &MultiHandler{}
	for _, one := range h.all {
		next.all = append(next.all, change(one))
	}
	return next
}

func (h *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return h.with(func(one Handler) Handler { return one.WithAttrs(attrs) })
}

func (h *MultiHandler) WithGroup(name string) Handler {
	return h.with(func(one Handler) Handler { return one.WithGroup(name) })
}

func needsQuotes(s string) bool {
	if s == "" {
		return true
	}
	for _, r := range s {
		switch {
		case r < ' ' || r == ' ' || r == '=' || r == '"':
			return true
		case r < utf8.RuneSelf:
		case r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r):
			return true
		}
	}
	return false
}

const hexDigits = "0123456789abcdef"

// appendJSONString quotes a string without making HTML harmless.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				b = append(b, `\ufffd`...)
			case r == '\u2028' || r == '\u2029':
				b = append(b, `\u202`...)
				b = append(b, hexDigits[r&15])
			default:
				b = append(b, s[i:i+size]...)
			}
			i += size
			continue
		}
		i++
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ':
			b = append(b, `\u00`...)
			b = append(b, hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
