// Package slog logs records of keys and values.
package slog

import (
	"bytes"
	"context"
	"log"
	loginternal "log/internal"
	"runtime"
	"sync/atomic"
	"time"
)

// Logger makes records of its calls and gives them to a handler.
type Logger struct{ handler Handler }

var defaultLogger atomic.Pointer[Logger]

// logLevel is that of what goes from slog to log and from log to slog.
var logLevel LevelVar

func SetLogLoggerLevel(level Level) (before Level) {
	before = logLevel.Level()
	logLevel.Set(level)
	return before
}

func init() {
	defaultLogger.Store(New(&defaultHandler{&encoder{}, loginternal.DefaultOutput}))
}

func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

func Default() *Logger { return defaultLogger.Load() }

// SetDefault makes l the default logger, also of what package log prints.
func SetDefault(l *Logger) {
	defaultLogger.Store(l)
	if _, ok := l.handler.(*defaultHandler); !ok {
		named := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
		log.SetOutput(&handlerWriter{l.handler, &logLevel, named})
		log.SetFlags(0)
	}
}

// NewLogLogger makes a log.Logger that writes records.
func NewLogLogger(h Handler, level Level) *log.Logger {
	return log.New(&handlerWriter{h, level, true}, "", 0)
}

// handlerWriter makes records of lines that package log prints.
type handlerWriter struct {
	h         Handler
	level     Leveler
	capturePC bool
}

func (w *handlerWriter) Write(b []byte) (int, error) {
	level := w.level.Level()
	if !w.h.Enabled(context.Background(), level) {
		return 0, nil
	}
	var pc [1]uintptr
	if w.capturePC {
		runtime.Callers(5, pc[:]) // Callers, Write, log's write, Output and Print
	}
	text := string(bytes.TrimSuffix(b, []byte{'\n'}))
	return len(b), w.h.Handle(context.Background(), NewRecord(time.Now(), level, text, pc[0]))
}

func (l *Logger) Handler() Handler { return l.handler }

func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrsOf(args))}
}

func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// record is called by the method that the program calls.
func (l *Logger) record(ctx context.Context, level Level, msg string, args []any, attrs []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if !l.handler.Enabled(ctx, level) {
		return
	}
	var pc [1]uintptr
	runtime.Callers(3, pc[:])
	r := NewRecord(time.Now(), level, msg, pc[0])
	if args != nil {
		r.Add(args...)
	} else {
		r.AddAttrs(attrs...)
	}
	l.handler.Handle(ctx, r)
}

func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.record(ctx, level, msg, args, nil)
}

func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.record(ctx, level, msg, nil, attrs)
}

func (l *Logger) Debug(msg string, args ...any) { l.record(nil, LevelDebug, msg, args, nil) }
func (l *Logger) Info(msg string, args ...any)  { l.record(nil, LevelInfo, msg, args, nil) }
func (l *Logger) Warn(msg string, args ...any)  { l.record(nil, LevelWarn, msg, args, nil) }
func (l *Logger) Error(msg string, args ...any) { l.record(nil, LevelError, msg, args, nil) }

func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.record(ctx, LevelDebug, msg, args, nil)
}
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.record(ctx, LevelInfo, msg, args, nil)
}
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.record(ctx, LevelWarn, msg, args, nil)
}
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.record(ctx, LevelError, msg, args, nil)
}

func With(args ...any) *Logger { return Default().With(args...) }

func Debug(msg string, args ...any) { Default().record(nil, LevelDebug, msg, args, nil) }
func Info(msg string, args ...any)  { Default().record(nil, LevelInfo, msg, args, nil) }
func Warn(msg string, args ...any)  { Default().record(nil, LevelWarn, msg, args, nil) }
func Error(msg string, args ...any) { Default().record(nil, LevelError, msg, args, nil) }

func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().record(ctx, LevelDebug, msg, args, nil)
}
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().record(ctx, LevelInfo, msg, args, nil)
}
func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().record(ctx, LevelWarn, msg, args, nil)
}
func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().record(ctx, LevelError, msg, args, nil)
}
func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().record(ctx, level, msg, args, nil)
}
func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().record(ctx, level, msg, nil, attrs)
}
