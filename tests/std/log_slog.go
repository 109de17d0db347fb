package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"
	"time"
)

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type user struct {
	ID   int
	Name string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.Name))
}

type endless struct{}

func (e endless) LogValue() slog.Value { return slog.AnyValue(e) }

type point struct{ X, Y int }

type marshals struct{}

func (marshals) MarshalText() ([]byte, error) { return []byte("as text"), nil }

type fails struct{}

func (fails) MarshalText() ([]byte, error) { return nil, errors.New("no text") }
func (fails) MarshalJSON() ([]byte, error) { return nil, errors.New("no JSON") }

type pointer struct{ n int }

func (p *pointer) MarshalText() ([]byte, error) { return []byte(fmt.Sprint(p.n)), nil }

type panics struct{}

func (panics) MarshalText() ([]byte, error) { panic("oh") }
func (panics) MarshalJSON() ([]byte, error) { panic("oh") }

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func all(l *slog.Logger) {
	ctx := context.Background()
	l.Debug("not shown")
	l.Info("hello")
	l.Warn("with attributes", "a", 1, "b", "two words", "c", 2.5, "d", true, "e", nil)
	l.Error("mixed", slog.Int("n", -1), "s", "=", slog.Group("g", "x", 1, slog.Group("h", "y", "z")), "t", `quo"te`)
	l.Log(ctx, slog.LevelWarn+1, "levels")
	l.Log(ctx, slog.LevelInfo+2, "levels")
	l.Log(ctx, slog.LevelError+12, "levels")
	l.LogAttrs(ctx, slog.LevelInfo, "attrs", slog.Duration("d", 1500*time.Millisecond), slog.Uint64("u", 1<<63), slog.Bool("b", false))
	l.Info("wrong", "lonely")
	l.Info("wrong", 1, 2, "k", "v")
	l.Info("", "", "")
	l.Info("lines\nand\ttabs", "key with blank", "é世界", "ctl", "\x00\x7f\u2028", "bad", "a\xffb", "back", `a\b`)
	l.Info("values", "err", errors.New("an error"), "p", point{1, 2}, "pp", &point{3, 4}, "bytes", []byte("ab\n"), "list", []int{1, 2}, "map", map[string]int{"x": 1})
	l.Info("valuers", "password", secret("hunter2"), "user", user{7, "Ann"}, slog.Any("u", &user{8, "Bo"}))
	l.Info("time", "t", time.Date(2024, 2, 29, 12, 30, 45, 123456789, time.UTC), "zero", time.Time{})
	l.Info("marshalers", "m", marshals{}, "nil", (*pointer)(nil), "ptr", &pointer{3}, "fails", fails{}, "panics", panics{})
	l.Info("empty group", slog.Group("g"), slog.Group("h", slog.Group("i")), "after", 1)
	l.Info("inlined", slog.Group("", "a", 1, "b", 2))
	l.Info("numbers", "i8", int8(-8), "u16", uint16(16), "f32", float32(0.5), "f", 1e21, "r", 'x', "ptr", uintptr(5))
	l.Info("html", "s", "<a&b>", "any", struct{ S string }{"<&>"})
	w := l.With("common", 1, slog.Group("gr", "x", 1))
	w.Info("with")
	w.With("more", "2").Info("with more", "k", "v")
	g := w.WithGroup("G").With("in", true).WithGroup("H")
	g.Info("groups", "k", "v", slog.Group("deep", "z", 0))
	g.Info("nothing in H")
	l.WithGroup("only").Info("empty")
	l.WithGroup("a").WithGroup("b").With("x", 1).WithGroup("c").Info("msg", "y", 2)
	l.WithGroup("").With().Info("same")
	fmt.Println(l.Enabled(ctx, slog.LevelDebug), l.Enabled(ctx, slog.LevelInfo))
}

func replaced(h func(*slog.HandlerOptions) slog.Handler) {
	l := slog.New(h(&slog.HandlerOptions{AddSource: true, Level: slog.LevelDebug, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		switch {
		case a.Key == slog.TimeKey && len(groups) == 0:
			return slog.Attr{}
		case a.Key == slog.SourceKey:
			s := a.Value.Any().(*slog.Source)
			s.File = s.File[strings.LastIndexByte(s.File, 0x2f)+1:]
			return slog.Any("source", s)
		case a.Key == slog.LevelKey:
			return slog.String("LEVEL", strings.ToLower(a.Value.Any().(slog.Level).String()))
		case a.Key == "gone":
			return slog.Attr{}
		}
		return slog.String(strings.Join(append(groups, a.Key), "/"), a.Value.String())
	}}))
	l.Debug("replaced", "a", 1, slog.Group("g", "b", 2, "gone", 3))
	l.WithGroup("x").With("c", 3).WithGroup("y").Info("in groups", "d", 4, "gone", 5)
}

func main() {
	opts := &slog.HandlerOptions{ReplaceAttr: noTime}
	all(slog.New(slog.NewTextHandler(os.Stdout, opts)))
	all(slog.New(slog.NewJSONHandler(os.Stdout, opts)))
	replaced(func(o *slog.HandlerOptions) slog.Handler { return slog.NewTextHandler(os.Stdout, o) })
	replaced(func(o *slog.HandlerOptions) slog.Handler { return slog.NewJSONHandler(os.Stdout, o) })

	// without ReplaceAttr, records with a time of their own
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, nil), slog.NewJSONHandler(os.Stdout, nil)} {
		r := slog.NewRecord(time.Date(2023, 4, 5, 6, 7, 8, 9_876_543, time.FixedZone("", 5400)), slog.LevelInfo, "own", 0)
		r.Add("a", 1, slog.Group("g"), "b", []string{"x"})
		r.AddAttrs(slog.Any("c", nil))
		h.Handle(context.Background(), r)
		h.WithAttrs([]slog.Attr{slog.Int("x", 1)}).WithGroup("G").Handle(context.Background(), slog.NewRecord(time.Time{}, slog.LevelWarn, "no time", 0))
		fmt.Println(r.NumAttrs())
	}

	// the default logger is log's
	log.SetFlags(log.Lshortfile)
	log.SetOutput(os.Stdout)
	slog.Info("through log", "k", "v w", slog.Group("g", "a", 1))
	slog.Debug("not shown")
	slog.SetLogLoggerLevel(slog.LevelDebug)
	slog.Debug("shown now")
	slog.With("a", 1).WithGroup("G").Warn("default", "b", 2)
	slog.Default().LogAttrs(context.Background(), slog.LevelError, "attrs", slog.String("s", ""))
	slog.SetLogLoggerLevel(slog.LevelInfo)
	slog.NewLogLogger(slog.NewTextHandler(os.Stdout, opts), slog.LevelWarn).Printf("printed %d", 1)
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, opts)))
	slog.Info("by JSON")
	log.Print("log goes to slog")

	var level slog.LevelVar
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &level, ReplaceAttr: noTime}))
	l.Debug("no")
	level.Set(slog.LevelDebug)
	l.Debug("yes")
	fmt.Println(level.Level(), &level)
	for _, text := range []string{"INFO", "warn", "Error-3", "debug+10", "nothing", "INFO+x"} {
		var lv slog.Level
		err := lv.UnmarshalText([]byte(text))
		fmt.Println(lv, int(lv), err)
	}
	v := slog.AnyValue(endless{}).Resolve()
	fmt.Println(v.Kind(), v)
	for _, v := range []any{1, uint8(2), "s", 1.5, true, nil, time.Second, []slog.Attr{slog.Int("a", 1)}, secret("x"), point{1, 2}} {
		value := slog.AnyValue(v)
		fmt.Println(value.Kind(), value, value.Equal(slog.AnyValue("s")))
	}
	fmt.Println(slog.Int("a", 1), slog.Group("g", "x", 1, "y", "z"), slog.Int("a", 1).Equal(slog.Int("a", 1)))
	multi := slog.New(slog.NewMultiHandler(slog.NewTextHandler(os.Stdout, opts), slog.NewJSONHandler(os.Stdout, opts), slog.DiscardHandler))
	multi.With("a", 1).WithGroup("g").Info("twice", "b", 2)
	defer func() { fmt.Println(recover()) }()
	slog.StringValue("x").Int64()
}
