package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"time"
	"unsafe"
)

// F is a fuzz test; here it runs its seeds only.
type F struct {
	common
	state      *testState
	corpus     []fuzzSeed
	fuzzCalled bool
}

type fuzzSeed struct {
	name   string
	values []any
}

// InternalFuzzTarget is a fuzz test function with its name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

func (f *F) Helper() {
	if f.inFuzz {
		panic("testing: f.Helper was called inside the fuzz target, use t.Helper instead")
	}
	name := callerName(1)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.helpers == nil {
		f.helpers = make(map[string]bool)
	}
	f.helpers[name] = true
}

func (f *F) Fail() {
	f.forbidInFuzz("Fail")
	f.common.Fail()
}

func (f *F) Skipped() bool {
	f.forbidInFuzz("Skipped")
	return f.common.Skipped()
}

func canFuzz(v any) bool {
	switch v.(type) {
	case []byte, string, bool, float32, float64, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return true
	}
	return false
}

// Add adds a seed.
func (f *F) Add(args ...any) {
	for _, arg := range args {
		if !canFuzz(arg) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", reflect.TypeOf(arg)))
		}
	}
	seed := fuzzSeed{fmt.Sprintf("seed#%d", len(f.corpus)), append([]any(nil), args...)}
	f.corpus = append(f.corpus, seed)
}

// Fuzz runs a function func(*testing.T, …) with every seed, each as a subtest.
func (f *F) Fuzz(ff any) {
	if f.fuzzCalled {
		panic("testing: F.Fuzz called more than once")
	}
	f.fuzzCalled = true
	if f.failed {
		return
	}
	f.Helper()
	kind := reflect.TypeOf(ff)
	if kind.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	if kind.NumIn() < 2 || kind.In(0) != reflect.TypeOf((*T)(nil)) {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if kind.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	for i := 1; i < kind.NumIn(); i++ {
		if in := kind.In(i); !canFuzz(reflect.Zero(in).Interface()) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", in))
		}
	}
	for _, seed := range f.corpus {
		if len(seed.values) != kind.NumIn()-1 {
			f.Fatal(fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(seed.values), kind.NumIn()-1))
		}
		for i, value := range seed.values {
			if reflect.TypeOf(value) != kind.In(i+1) {
				f.Fatal(fmt.Errorf("mismatched types in corpus entry: %v, want %v", types(seed.values), kindsOf(kind)))
			}
		}
	}
	for _, seed := range f.corpus {
		name := f.name + "/" + seed.name
		if _, ok, _ := f.state.match.fullName(nil, name); ok && !stopEarly() {
			f.runSeed(name, ff, seed)
		}
	}
}

func types(values []any) []string {
	var names []string
	for _, value := range values {
		names = append(names, reflect.TypeOf(value).String())
	}
	return names
}

func kindsOf(f reflect.Type) []string {
	var names []string
	for i := 1; i < f.NumIn(); i++ {
		names = append(names, f.In(i).String())
	}
	return names
}

func (f *F) runSeed(name string, ff any, seed fuzzSeed) {
	t := newT(f.state, &f.common, name, callers())
	t.barrier = nil // its subtests are not paused
	if t.chatty != nil {
		t.chatty.Updatef(name, "=== RUN   %s\n", name)
	}
	t.barrier = make(chan bool)
	f.common.inFuzz = true
	go tRunner(t, func(t *T) { callWith(ff, t, seed.values) })
	<-t.signal
	f.common.inFuzz = false
}

// words gives the machine words that an argument takes in a call.
func words(value any) []uintptr {
	switch v := value.(type) {
	case string:
		return unsafe.Slice((*uintptr)(unsafe.Pointer(&v)), 2)
	case []byte:
		return unsafe.Slice((*uintptr)(unsafe.Pointer(&v)), 3)
	case bool:
		if v {
			return []uintptr{1}
		}
		return []uintptr{0}
	case int:
		return []uintptr{uintptr(v)}
	case int8:
		return []uintptr{uintptr(v)}
	case int16:
		return []uintptr{uintptr(v)}
	case int32:
		return []uintptr{uintptr(v)}
	case int64:
		return []uintptr{uintptr(v)}
	case uint:
		return []uintptr{uintptr(v)}
	case uint8:
		return []uintptr{uintptr(v)}
	case uint16:
		return []uintptr{uintptr(v)}
	case uint32:
		return []uintptr{uintptr(v)}
	case uint64:
		return []uintptr{uintptr(v)}
	case float32:
		return []uintptr{uintptr(*(*uint32)(unsafe.Pointer(&v)))}
	case float64:
		return []uintptr{*(*uintptr)(unsafe.Pointer(&v))}
	}
	return nil
}

type eface struct {
	kind uintptr
	data unsafe.Pointer
}

// callWith calls a function with a *T and values of the types that canFuzz accepts. In a frame every argument takes
// whole words, so a function with n words of arguments can be called as one with n words.
func callWith(ff any, t *T, values []any) {
	var w []uintptr
	for _, value := range values {
		w = append(w, words(value)...)
	}
	p := (*eface)(unsafe.Pointer(&ff)).data
	f := unsafe.Pointer(&p)
	switch len(w) {
	case 1:
		(*(*func(*T, [1]uintptr))(f))(t, [1]uintptr(w))
	case 2:
		(*(*func(*T, [2]uintptr))(f))(t, [2]uintptr(w))
	case 3:
		(*(*func(*T, [3]uintptr))(f))(t, [3]uintptr(w))
	case 4:
		(*(*func(*T, [4]uintptr))(f))(t, [4]uintptr(w))
	case 5:
		(*(*func(*T, [5]uintptr))(f))(t, [5]uintptr(w))
	case 6:
		(*(*func(*T, [6]uintptr))(f))(t, [6]uintptr(w))
	case 7:
		(*(*func(*T, [7]uintptr))(f))(t, [7]uintptr(w))
	case 8:
		(*(*func(*T, [8]uintptr))(f))(t, [8]uintptr(w))
	case 9:
		(*(*func(*T, [9]uintptr))(f))(t, [9]uintptr(w))
	case 10:
		(*(*func(*T, [10]uintptr))(f))(t, [10]uintptr(w))
	case 11:
		(*(*func(*T, [11]uintptr))(f))(t, [11]uintptr(w))
	case 12:
		(*(*func(*T, [12]uintptr))(f))(t, [12]uintptr(w))
	default:
		panic("testing: not supported by Waitscope: a fuzz target whose arguments take more than 12 words")
	}
}

// fRunner runs a fuzz test and says when it has ended.
func fRunner(f *F, fn func(*F)) {
	f.runner = callerName(0)
	defer func() {
		if f.Failed() {
			numFailed.Add(1)
		}
		err := recover()
		if err == nil {
			f.mu.RLock()
			ended := f.skipped || f.failed
			silent := !f.fuzzCalled && !ended
			if !f.finished && !ended {
				err = errNilPanicOrGoexit
			}
			f.mu.RUnlock()
			if silent && err == nil {
				f.Error("returned without calling F.Fuzz, F.Fail, or F.Skip")
			}
		}
		panics := false
		defer func() {
			if !panics {
				f.signal <- true
			}
		}()
		die := func(value any) {
			f.Fail()
			if r := f.cleanupPanic(); r != nil {
				f.Logf("cleanup panicked with %v", r)
			}
			f.duration += time.Since(f.start)
			f.flushToParent(f.name, "--- FAIL: %s (%s)\n", f.name, seconds(f.duration))
			panics = true
			panic(value)
		}
		if err != nil {
			die(err)
		}
		f.duration += time.Since(f.start)
		if len(f.sub) > 0 {
			f.state.release()
			close(f.barrier)
			for _, sub := range f.sub {
				<-sub.signal
			}
			start := time.Now()
			failure := f.cleanupPanic()
			f.duration += time.Since(start)
			if failure != nil {
				die(failure)
			}
		}
		f.endLine()
		f.report()
		f.done = true
		f.setRan()
	}()
	defer func() {
		if len(f.sub) == 0 {
			f.runCleanup()
		}
	}()
	f.start = time.Now()
	fn(f)
	f.mu.Lock()
	f.finished = true
	f.mu.Unlock()
}

func runFuzzTests(matchString matchFunc, targets []InternalFuzzTarget, deadline time.Time) (ran, ok bool) {
	ok = true
	if len(targets) == 0 {
		return false, true
	}
	m := newMatcher(matchString, *match, "-test.run", *skip)
	for _, procs := range cpus {
		runtime.GOMAXPROCS(procs)
		for i := uint(0); i < *count && !stopEarly() && (i == 0 || ran); i++ {
			state := newTestState(*parallel, m)
			state.deadline = deadline
			var w io.Writer = os.Stdout
			root := &common{w: w}
			if Verbose() {
				root.chatty = &chattyPrinter{w: w}
			}
			for _, target := range targets {
				if stopEarly() {
					break
				}
				name, matched, _ := m.fullName(nil, target.Name)
				if !matched {
					continue
				}
				f := &F{state: state}
				f.signal = make(chan bool)
				f.barrier = make(chan bool)
				f.name = name
				f.parent = root
				f.level = 1
				f.chatty = root.chatty
				f.ctx, f.cancelCtx = context.WithCancel(context.Background())
				f.w = indenter{&f.common}
				f.o = &outputWriter{c: &f.common}
				if f.chatty != nil {
					f.chatty.Updatef(name, "=== RUN   %s\n", name)
				}
				go fRunner(f, target.Fn)
				<-f.signal
				ok = ok && !f.Failed()
				ran = ran || f.ran
			}
		}
	}
	return ran, ok
}
