package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// TB is what T, B and F have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

var (
	_ TB = (*T)(nil)
	_ TB = (*B)(nil)
	_ TB = (*F)(nil)
)

const maxFrames = 50 // of a stack that is searched for the place of a log line

type common struct {
	mu       sync.RWMutex // guards what follows, up to chatty
	output   []byte       // printed when the test ends
	w        io.Writer    // where the report goes
	o        *outputWriter
	ran      bool // it or a subtest was run
	failed   bool
	skipped  bool
	done     bool // it and all subtests have ended
	finished bool // the function has returned, or has ended by FailNow or SkipNow
	inFuzz   bool
	helpers  map[string]bool // functions that have called Helper
	cleanups []cleanup
	cleaning *cleanup // that runs now

	chatty       *chattyPrinter // with -v
	bench        bool
	hasSub       atomic.Bool
	cleaningUp   atomic.Bool
	runner       string // the function that has called the test function
	isParallel   bool
	parent       *common
	level        int
	creator      []uintptr // where the parent has called Run
	name         string
	start        time.Time
	duration     time.Duration
	barrier      chan bool // closed when parallel subtests may start
	signal       chan bool // says that the test has ended
	sub          []*T      // parallel subtests that wait
	ctx          context.Context
	cancelCtx    context.CancelFunc
	denyParallel bool
}

type cleanup struct {
	f      func()
	caller []uintptr // where Cleanup was called
}

func (c *common) private() {}

// Name is the full name of the test, with the names of those that it is part of.
func (c *common) Name() string { return c.name }

func (c *common) setRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

func (c *common) forbidInFuzz(method string) {
	if c.inFuzz {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", method, method))
	}
}

// Fail marks the test and those that it is part of as failed.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) Failed() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.failed
}

func (c *common) Skipped() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.skipped
}

func (c *common) hasFinished() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.finished
}

// FailNow fails the test and ends its goroutine; deferred calls run.
func (c *common) FailNow() {
	c.forbidInFuzz("FailNow")
	c.Fail()
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// SkipNow ends the test's goroutine and marks it as skipped.
func (c *common) SkipNow() {
	c.forbidInFuzz("SkipNow")
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// openTest is this test or the nearest one around it that has not ended; nil: there is none.
func (c *common) openTest() *common {
	for ; c != nil; c = c.parent {
		c.mu.RLock()
		done := c.done
		c.mu.RUnlock()
		if !done {
			return c
		}
	}
	return nil
}

// log is called by the method that the test calls: the place it names is two frames above.
func (c *common) log(text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent) + "\n"
	open := c.openTest()
	if open == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + text)
	}
	text = open.callSite(3) + text
	open.endLine()
	open.o.Write([]byte(text))
}

// endLine completes a line that was begun by way of Output.
func (c *common) endLine() {
	c.mu.Lock()
	begun := c.o != nil && len(c.o.rest) > 0
	c.mu.Unlock()
	if begun {
		c.o.Write([]byte("\n"))
	}
}

// callSite is "file.go:12: " of the frame that many above, helpers left out.
func (c *common) callSite(above int) string {
	frame := c.frameAbove(above + 1)
	file, line := frame.File, frame.Line
	if !*fullPath {
		file = file[strings.LastIndexByte(file, '/')+1:]
	}
	if file == "" {
		file = "???"
	}
	return fmt.Sprintf("%s:%d: ", file, max(line, 1))
}

// frameAbove finds the place in the test that a message belongs to: the first frame that is not in a helper. What a
// cleanup function logs belongs to where Cleanup was called if the function is a helper's; and so does what a subtest's
// function logs, if that is a helper, to where Run was called.
func (c *common) frameAbove(above int) runtime.Frame {
	pcs := make([]uintptr, maxFrames)
	pcs = pcs[:runtime.Callers(above+1, pcs)]
	frames := runtime.CallersFrames(pcs)
	var first, previous runtime.Frame
	test := c
	for more := len(pcs) > 0; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		test.mu.RLock()
		cleaning := test.cleaning
		helper := test.helpers[frame.Function]
		test.mu.RUnlock()
		switch {
		case frame.Function == "panic" || frame.Function == "runtime.gopanic":
			continue
		case cleaning != nil && strings.HasSuffix(frame.Function, ".runOneCleanup"):
			frames, more = runtime.CallersFrames(cleaning.caller), len(cleaning.caller) > 0
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		if frame.Function == test.runner {
			if test.level <= 1 {
				return previous
			}
			frames, more = runtime.CallersFrames(test.creator), len(test.creator) > 0
			test = test.parent
			continue
		}
		if !helper {
			return frame
		}
		previous = frame
	}
	return first
}

// callers are the program counters from the caller of the function that calls it on.
func callers() []uintptr {
	pcs := make([]uintptr, maxFrames)
	return pcs[:runtime.Callers(3, pcs)]
}

func callerName(above int) string {
	var pc [1]uintptr
	runtime.Callers(above+2, pc[:])
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	return frame.Function
}

// Helper says that the caller is a helper: messages show the line that has called it.
func (c *common) Helper() {
	name := callerName(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[name] = true
}

func (c *common) Log(args ...any) {
	c.forbidInFuzz("Log")
	c.log(fmt.Sprintln(args...))
}

func (c *common) Logf(format string, args ...any) {
	c.forbidInFuzz("Logf")
	c.log(fmt.Sprintf(format, args...))
}

func (c *common) Error(args ...any) {
	c.forbidInFuzz("Error")
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.forbidInFuzz("Errorf")
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.forbidInFuzz("Fatal")
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.forbidInFuzz("Fatalf")
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.forbidInFuzz("Skip")
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.forbidInFuzz("Skipf")
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Output is a writer to where Log writes, without the place.
func (c *common) Output() io.Writer {
	c.forbidInFuzz("Output")
	open := c.openTest()
	if open == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return open.o
}

func (c *common) Attr(key, value string) {
	if strings.IndexFunc(key, unicode.IsSpace) >= 0 {
		c.Errorf("disallowed whitespace in attribute key %q", key)
		return
	}
	if strings.ContainsAny(value, "\r\n") {
		c.Errorf("disallowed newline in attribute value %q", value)
		return
	}
	if c.chatty != nil {
		c.chatty.Updatef(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

// Context is canceled just before the cleanup functions run.
func (c *common) Context() context.Context {
	c.forbidInFuzz("Context")
	return c.ctx
}

func (c *common) Setenv(key, value string) {
	c.forbidInFuzz("Setenv")
	before, existed := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	if existed {
		c.Cleanup(func() { os.Setenv(key, before) })
	} else {
		c.Cleanup(func() { os.Unsetenv(key) })
	}
}

// refuse fails a test that asks for what the simulated process does not have.
const noFiles = "not supported: the simulated process has no file system"

func (c *common) TempDir() string {
	c.forbidInFuzz("TempDir")
	c.log("TempDir: " + noFiles)
	c.FailNow()
	return ""
}

func (c *common) ArtifactDir() string {
	c.forbidInFuzz("ArtifactDir")
	c.log("ArtifactDir: " + noFiles)
	c.FailNow()
	return ""
}

func (c *common) Chdir(dir string) {
	c.forbidInFuzz("Chdir")
	c.log("Chdir: " + noFiles)
	c.FailNow()
}

// Cleanup has f run when the test and all subtests have ended; last added, first called.
func (c *common) Cleanup(f func()) {
	c.forbidInFuzz("Cleanup")
	entry := cleanup{f, callers()}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, entry)
}

func (c *common) popCleanup() *cleanup {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := len(c.cleanups) - 1
	if last < 0 {
		return nil
	}
	entry := c.cleanups[last]
	c.cleanups = c.cleanups[:last]
	return &entry
}

func (c *common) setCleaning(entry *cleanup) {
	c.mu.Lock()
	c.cleaning = entry
	c.mu.Unlock()
}

func (c *common) runOneCleanup(entry *cleanup) {
	defer c.setCleaning(nil)
	c.setCleaning(entry)
	entry.f()
}

// runCleanup runs the cleanup functions, all of them even if one panics or ends the goroutine.
func (c *common) runCleanup() {
	c.cleaningUp.Store(true)
	defer c.cleaningUp.Store(false)
	defer func() {
		c.mu.RLock()
		left := len(c.cleanups) > 0
		c.mu.RUnlock()
		if left {
			c.runCleanup()
		}
	}()
	if c.cancelCtx != nil {
		c.cancelCtx()
	}
	for entry := c.popCleanup(); entry != nil; entry = c.popCleanup() {
		c.runOneCleanup(entry)
	}
}

// cleanupPanic runs the cleanup functions and gives back what they panic with.
func (c *common) cleanupPanic() (value any) {
	defer func() { value = recover() }()
	c.runCleanup()
	return nil
}

// flushToParent writes the report of a test, and then what it has logged, to its parent.
func (c *common) flushToParent(name, format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := fmt.Sprintf(format, args...) + string(c.output)
	c.output = nil
	if c.chatty != nil && p.w == c.chatty.w {
		c.chatty.Updatef(name, "%s", text)
	} else {
		fmt.Fprint(p.w, text)
	}
}

// report prints the verdict of a test that has ended; of one that has passed only with -v.
func (c *common) report() {
	if c.parent == nil {
		return
	}
	verdict := "PASS"
	switch {
	case c.Failed():
		verdict = "FAIL"
	case c.chatty == nil:
		return
	case c.Skipped():
		verdict = "SKIP"
	}
	c.flushToParent(c.name, "--- %s: %s (%s)\n", verdict, c.name, seconds(c.duration))
}
