// Package testing runs tests as go test does, on goroutines of the machine.
package testing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// T is a test that runs.
type T struct {
	common
	state *testState
}

// InternalTest is a test function with its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// testState is shared by the tests of one round: it lets only so many of them run in parallel.
type testState struct {
	match    *matcher
	deadline time.Time

	mu      sync.Mutex
	ready   chan bool // lets a parallel test start
	running int       // tests that run now, without those that wait for subtests
	waiting int
	most    int
}

func newTestState(most int, m *matcher) *testState {
	return &testState{match: m, ready: make(chan bool), most: most, running: 1}
}

func (s *testState) waitParallel() {
	s.mu.Lock()
	if s.running < s.most {
		s.running++
		s.mu.Unlock()
		return
	}
	s.waiting++
	s.mu.Unlock()
	<-s.ready
}

func (s *testState) release() {
	s.mu.Lock()
	if s.waiting == 0 {
		s.running--
		s.mu.Unlock()
		return
	}
	s.waiting--
	s.mu.Unlock()
	s.ready <- true
}

var errNilPanicOrGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

const parallelConflict = `testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel`

// Parallel pauses the test until the sequential part of its parent has ended.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.denyParallel {
		panic(parallelConflict)
	}
	if t.parent.barrier == nil {
		return
	}
	t.isParallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	if t.chatty != nil {
		t.chatty.Updatef(t.name, "=== PAUSE %s\n", t.name)
	}
	stopRunning(t.name)

	t.signal <- true   // the parent goes on
	<-t.parent.barrier // until it has come to its end
	t.state.waitParallel()

	if t.chatty != nil {
		t.chatty.Updatef(t.name, "=== CONT  %s\n", t.name)
	}
	startRunning(t.name)
	t.start = time.Now()
}

// refuseParallel is for what changes the whole process.
func (t *T) refuseParallel() {
	for c := &t.common; c != nil; c = c.parent {
		if c.isParallel {
			panic(parallelConflict)
		}
	}
	t.denyParallel = true
}

func (t *T) Setenv(key, value string) {
	t.refuseParallel()
	t.common.Setenv(key, value)
}

// Deadline says when -timeout ends the program.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	return t.state.deadline, !t.state.deadline.IsZero()
}

// Run runs f as a subtest in a goroutine of its own and waits until it returns or calls Parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.cleaningUp.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	fullName, ok, _ := t.state.match.fullName(&t.common, name)
	if !ok || stopEarly() {
		return true
	}
	sub := newT(t.state, &t.common, fullName, callers())
	if t.chatty != nil {
		t.chatty.Updatef(fullName, "=== RUN   %s\n", fullName)
	}
	startRunning(fullName)
	go tRunner(sub, f)
	if !<-sub.signal { // it has called FailNow of one of those around it
		runtime.Goexit()
	}
	return !sub.failed
}

func newT(state *testState, parent *common, name string, creator []uintptr) *T {
	t := &T{state: state}
	t.barrier = make(chan bool)
	t.signal = make(chan bool, 1)
	t.name = name
	t.parent = parent
	t.level = parent.level + 1
	t.creator = creator
	t.chatty = parent.chatty
	t.ctx, t.cancelCtx = context.WithCancel(context.Background())
	t.w = indenter{&t.common}
	t.o = &outputWriter{c: &t.common}
	return t
}

// tRunner runs the function of one test and, however it ends, says so.
func tRunner(t *T, fn func(t *T)) {
	t.runner = callerName(0)
	defer func() {
		if t.Failed() {
			numFailed.Add(1)
		}
		err := recover()
		signal := true
		if err == nil && !t.hasFinished() {
			// Goexit without FailNow or SkipNow of this test; perhaps it was another test's.
			err = errNilPanicOrGoexit
			for p := t.parent; p != nil; p = p.parent {
				if !p.hasFinished() {
					continue
				}
				if !t.isParallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", err)
					err = nil
				}
				signal = false
				break
			}
		}

		// Deferred, so that a cleanup function that ends the goroutine does not keep the parent waiting. A test that
		// panics does not signal: the program must not end before the panic is printed.
		panics := false
		defer func() {
			if panics {
				return
			}
			if err != nil {
				panic(err)
			}
			stopRunning(t.name)
			t.signal <- signal
		}()
		die := func(value any) {
			t.Fail()
			if r := t.cleanupPanic(); r != nil {
				t.Logf("cleanup panicked with %v", r)
			}
			for c := &t.common; c.parent != nil; c = c.parent {
				c.mu.Lock()
				c.duration += time.Since(c.start)
				c.mu.Unlock()
				c.endLine()
				c.flushToParent(c.name, "--- FAIL: %s (%s)\n", c.name, seconds(c.duration))
				if r := c.parent.cleanupPanic(); r != nil {
					fmt.Fprintf(c.parent.w, "cleanup panicked with %v", r)
				}
			}
			panics = true
			panic(value)
		}
		if err != nil {
			die(err)
		}

		t.duration += time.Since(t.start)
		if len(t.sub) > 0 {
			t.state.release()
			stopRunning(t.name)
			close(t.barrier)
			for _, sub := range t.sub {
				<-sub.signal
			}
			start := time.Now()
			startRunning(t.name)
			failure := t.cleanupPanic()
			t.duration += time.Since(start)
			if failure != nil {
				die(failure)
			}
			if !t.isParallel {
				t.state.waitParallel()
			}
		} else if t.isParallel {
			t.state.release()
		}
		for c := &t.common; c.parent != nil; c = c.parent {
			c.endLine()
		}
		t.report()
		t.done = true
		if t.parent != nil && !t.hasSub.Load() {
			t.setRan()
		}
	}()
	defer func() {
		if len(t.sub) == 0 {
			t.runCleanup()
		}
	}()

	t.start = time.Now()
	fn(t)

	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

func runTests(matchString matchFunc, tests []InternalTest, deadline time.Time) (ran, ok bool) {
	ok = true
	for _, procs := range cpus {
		runtime.GOMAXPROCS(procs)
		for i := uint(0); i < *count && !stopEarly() && (i == 0 || ran); i++ {
			t := &T{state: newTestState(*parallel, newMatcher(matchString, *match, "-test.run", *skip))}
			t.state.deadline = deadline
			t.signal = make(chan bool, 1)
			t.barrier = make(chan bool)
			t.w = os.Stdout
			t.ctx, t.cancelCtx = context.WithCancel(context.Background())
			if Verbose() {
				t.chatty = &chattyPrinter{w: t.w}
			}
			tRunner(t, func(t *T) {
				for _, test := range tests {
					t.Run(test.Name, test.F)
				}
			})
			<-t.signal
			ok = ok && !t.Failed()
			ran = ran || t.ran
		}
	}
	return ran, ok
}
