package testing

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// B is a benchmark that runs. Its time is virtual: it does not swing, so that a short benchtime will do.
type B struct {
	common
	N int

	state       *benchState
	f           func(*B)
	time        benchTimeFlag
	importPath  string
	timerOn     bool
	bytes       int64
	showAllocs  bool
	parallelism int
	startAllocs uint64
	startBytes  uint64
	allocs      uint64
	allocBytes  uint64
	extra       map[string]float64
	result      BenchmarkResult
	previousN   int
	previousT   time.Duration

	loopTarget uint64 // b.Loop: iterations to come to
	loopAt     uint64
	loopDone   bool
}

// InternalBenchmark is a benchmark function with its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// benchTimeFlag is -benchtime: a duration, or a number of iterations ("100x").
type benchTimeFlag struct {
	d time.Duration
	n int
}

func (f *benchTimeFlag) String() string {
	if f.n > 0 {
		return strconv.Itoa(f.n) + "x"
	}
	return f.d.String()
}

func (f *benchTimeFlag) Set(s string) error {
	if digits, ok := strings.CutSuffix(s, "x"); ok {
		n, err := strconv.ParseInt(digits, 10, 0)
		if err != nil || n <= 0 {
			return fmt.Errorf("invalid count")
		}
		*f = benchTimeFlag{n: int(n)}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return fmt.Errorf("invalid duration")
	}
	*f = benchTimeFlag{d: d}
	return nil
}

// benchmarkLock is held by the benchmark that is measured.
var benchmarkLock sync.Mutex

type benchState struct {
	match    *matcher
	width    int // of the names that were printed
	suffixes int // room for "-8"
}

func (b *B) readMemory() (allocs, bytes uint64) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Mallocs, stats.TotalAlloc
}

func (b *B) StartTimer() {
	if b.timerOn {
		return
	}
	b.startAllocs, b.startBytes = b.readMemory()
	b.timerOn = true
	b.start = time.Now()
}

func (b *B) StopTimer() {
	if !b.timerOn {
		return
	}
	b.duration += time.Since(b.start)
	allocs, bytes := b.readMemory()
	b.allocs += allocs - b.startAllocs
	b.allocBytes += bytes - b.startBytes
	b.timerOn = false
}

func (b *B) ResetTimer() {
	b.extra = make(map[string]float64)
	b.duration, b.allocs, b.allocBytes = 0, 0, 0
	if b.timerOn {
		b.startAllocs, b.startBytes = b.readMemory()
		b.start = time.Now()
	}
}

func (b *B) SetBytes(n int64) { b.bytes = n }
func (b *B) ReportAllocs()    { b.showAllocs = true }

func (b *B) Elapsed() time.Duration {
	if b.timerOn {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.IndexFunc(unit, unicode.IsSpace) >= 0 {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

func (b *B) runN(n int) {
	benchmarkLock.Lock()
	defer benchmarkLock.Unlock()
	ctx, cancel := context.WithCancel(context.Background())
	defer b.runCleanup()
	runtime.GC()
	b.N = n
	b.loopTarget, b.loopAt, b.loopDone = 0, 0, false
	b.ctx, b.cancelCtx = ctx, cancel
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.previousN, b.previousT = n, b.duration
	if b.loopTarget > 0 && !b.loopDone && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// run1 runs the function once; false: there is nothing more to measure.
func (b *B) run1() bool {
	if s := b.state; s != nil {
		if n := len(b.name) + s.suffixes + 1; n > s.width {
			s.width = n + 8
		}
	}
	go func() {
		defer func() { b.signal <- true }()
		b.runN(1)
	}()
	<-b.signal
	if b.failed {
		fmt.Fprintf(b.w, "--- FAIL: %s\n%s", b.name, b.output)
		return false
	}
	ended := b.hasFinished()
	if !b.hasSub.Load() && !ended {
		return true
	}
	if b.chatty != nil && (len(b.output) > 0 || ended) {
		verdict := "BENCH"
		if b.skipped {
			verdict = "SKIP"
		}
		fmt.Fprintf(b.w, "--- %s: %s\n%s", verdict, b.name, b.shortOutput())
	}
	return false
}

// shortOutput is what the benchmark has logged, at most ten lines.
func (b *B) shortOutput() string {
	lines := strings.SplitAfterN(string(b.output), "\n", 11)
	if len(lines) <= 10 {
		return string(b.output)
	}
	return strings.Join(lines[:9], "") + strings.TrimSuffix(lines[9], "\n") + "\n\t... [output truncated]\n"
}

var labelsOnce sync.Once

func (b *B) printLabels() {
	labelsOnce.Do(func() {
		fmt.Fprintf(b.w, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if b.importPath != "" {
			fmt.Fprintf(b.w, "pkg: %s\n", b.importPath)
		}
		fmt.Fprintf(b.w, "cpu: Waitscope (virtual time)\n")
	})
}

func (b *B) measure() BenchmarkResult {
	go b.launch()
	<-b.signal
	return b.result
}

const mostIterations = 1_000_000_000

// nextN guesses how many iterations fill the time, from what the last ones took: a fifth more, at most a hundred times
// as many, at least one more.
func nextN(goal, took time.Duration, iterations, last int64) int64 {
	n := int64(goal) * iterations / max(int64(took), 1)
	n += n / 5
	return min(max(min(n, 100*last), last+1), mostIterations)
}

func (b *B) launch() {
	defer func() { b.signal <- true }()
	switch {
	case b.loopTarget > 0: // b.Loop has measured already
	case b.time.n > 1:
		b.runN(b.time.n)
	case b.time.n == 0:
		for n := int64(1); !b.failed && b.duration < b.time.d && n < mostIterations; {
			n = nextN(b.time.d, b.duration, int64(b.N), n)
			b.runN(int(n))
		}
	}
	b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.allocs, b.allocBytes, b.extra}
}

// Loop tells whether to run the body once more.
func (b *B) Loop() bool {
	if b.loopAt < b.loopTarget && b.timerOn {
		b.loopAt++
		return true
	}
	return b.loopStep()
}

func (b *B) loopStep() bool {
	if !b.timerOn {
		b.Fatal("B.Loop called with timer stopped")
	}
	switch {
	case b.loopTarget == 0:
		b.loopTarget = uint64(max(b.time.n, 1))
		b.N = 0
		b.ResetTimer()
		b.loopAt++
		return true
	case b.time.n == 0 && b.Elapsed() < b.time.d && b.loopTarget < mostIterations:
		b.loopTarget = uint64(nextN(b.time.d, b.Elapsed(), int64(b.loopTarget), int64(b.loopTarget)))
		b.loopAt++
		return true
	}
	b.StopTimer()
	b.N = int(b.loopTarget)
	b.loopDone = true
	return false
}

// BenchmarkResult is what was measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

// perOp is a metric that ReportMetric gave, or else total / N.
func (r BenchmarkResult) perOp(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

func (r BenchmarkResult) NsPerOp() int64           { return r.perOp("ns/op", r.T.Nanoseconds()) }
func (r BenchmarkResult) AllocsPerOp() int64       { return r.perOp("allocs/op", int64(r.MemAllocs)) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.perOp("B/op", int64(r.MemBytes)) }

func (r BenchmarkResult) mbPerSec() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return (float64(r.Bytes) * float64(r.N) / 1e6) / r.T.Seconds()
}

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

func (r BenchmarkResult) String() string {
	text := fmt.Sprintf("%8d", r.N)
	ns, given := r.Extra["ns/op"]
	if !given {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		text += "\t" + metric(ns, "ns/op")
	}
	if speed := r.mbPerSec(); speed != 0 {
		text += fmt.Sprintf("\t%7.2f MB/s", speed)
	}
	var units []string
	for unit := range r.Extra {
		if unit != "ns/op" && unit != "MB/s" && unit != "B/op" && unit != "allocs/op" {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		text += "\t" + metric(r.Extra[unit], unit)
	}
	return text
}

// metric prints four significant digits, with the point always in the same column.
func metric(x float64, unit string) string {
	y := math.Abs(x)
	digits := 0
	if y != 0 && y < 999.95 {
		digits = 1
		for limit := 99.995; y < limit && digits < 7; limit /= 10 {
			digits++
			if digits == 2 {
				limit = 99.995
			}
		}
	}
	width := 10
	if digits > 0 {
		width = 11 + digits
	}
	return fmt.Sprintf("%*.*f %s", width, digits, x, unit)
}

func withProcs(name string, procs int) string {
	if procs == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, procs)
}

func newB(name string, state *benchState, f func(*B), parent *common) *B {
	b := &B{state: state, f: f, time: benchTime}
	b.name = name
	b.bench = true
	b.signal = make(chan bool)
	b.o = &outputWriter{c: &b.common}
	if parent != nil {
		b.parent = parent
		b.level = parent.level + 1
		b.w = parent.w
		b.chatty = parent.chatty
	}
	return b
}

func runBenchmarks(importPath string, matchString matchFunc, benchmarks []InternalBenchmark) bool {
	if *benchPattern == "" {
		return true
	}
	most := slices.Max(cpus)
	state := &benchState{
		match:    newMatcher(matchString, *benchPattern, "-test.bench", *skip),
		suffixes: len(withProcs("", most)),
	}
	var chosen []InternalBenchmark
	for _, benchmark := range benchmarks {
		if _, ok, _ := state.match.fullName(nil, benchmark.Name); ok {
			chosen = append(chosen, benchmark)
			state.width = max(state.width, len(withProcs(benchmark.Name, most))+state.suffixes+1)
		}
	}
	main := newB("Main", state, func(b *B) {
		for _, benchmark := range chosen {
			b.Run(benchmark.Name, benchmark.F)
		}
	}, nil)
	main.w = os.Stdout
	main.importPath = importPath
	if Verbose() {
		main.chatty = &chattyPrinter{w: main.w}
	}
	main.runN(1)
	return !main.failed
}

// print measures b for all numbers of processors and prints the results.
func (s *benchState) print(b *B) {
	for i, procs := range cpus {
		for j := uint(0); j < *count; j++ {
			runtime.GOMAXPROCS(procs)
			name := withProcs(b.name, procs)
			if b.chatty == nil {
				fmt.Fprintf(b.w, "%-*s\t", s.width, name)
			}
			if i > 0 || j > 0 {
				again := newB(b.name, nil, b.f, nil)
				again.w, again.chatty = b.w, b.chatty
				b = again
				b.run1()
			}
			r := b.measure()
			if b.failed {
				fmt.Fprintf(b.w, "--- FAIL: %s\n%s", name, b.output)
				continue
			}
			if b.chatty != nil {
				fmt.Fprintf(b.w, "%-*s\t", s.width, name)
			}
			text := r.String()
			if *benchMemory || b.showAllocs {
				text += "\t" + r.MemString()
			}
			fmt.Fprintln(b.w, text)
			if len(b.output) > 0 {
				fmt.Fprintf(b.w, "--- BENCH: %s\n%s", name, b.shortOutput())
			}
			if p := runtime.GOMAXPROCS(-1); p != procs {
				fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, p)
			}
		}
	}
}

// Run runs f as a benchmark of its own; b itself is not measured then.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	benchmarkLock.Unlock()
	defer benchmarkLock.Lock()

	full, ok, partial := b.name, true, false
	if b.state != nil {
		full, ok, partial = b.state.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := newB(full, b.state, f, &b.common)
	sub.creator = callers()
	sub.importPath = b.importPath
	sub.time = b.time
	if partial {
		sub.hasSub.Store(true)
	}
	if b.chatty != nil {
		b.printLabels()
		fmt.Println(full)
	}
	if sub.run1() {
		sub.printLabels()
		if sub.state != nil {
			sub.state.print(sub)
		} else {
			sub.measure()
		}
	}
	b.add(sub.result)
	return !sub.failed
}

// add makes b's result the sum of its parts', for Benchmark.
func (b *B) add(other BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(other.NsPerOp())
	if other.Bytes == 0 {
		r.Bytes = 0
	}
	r.MemAllocs += uint64(other.AllocsPerOp())
	r.MemBytes += uint64(other.AllocedBytesPerOp())
}

// PB hands out iterations to the goroutines of RunParallel.
type PB struct {
	next  *atomic.Uint64
	grain uint64 // taken at once
	have  uint64
	total uint64
}

func (pb *PB) Next() bool {
	if pb.have == 0 {
		n := pb.next.Add(pb.grain)
		switch {
		case n <= pb.total:
			pb.have = pb.grain
		case n < pb.total+pb.grain:
			pb.have = pb.total + pb.grain - n
		default:
			return false
		}
	}
	pb.have--
	return true
}

// RunParallel runs the body on several goroutines, which share the iterations.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	grain := uint64(1) // as many as take 100 µs
	if b.previousN > 0 && b.previousT > 0 {
		grain = min(max(uint64(100*time.Microsecond)*uint64(b.previousN)/uint64(b.previousT), 1), 10_000)
	}
	var next atomic.Uint64
	var wg sync.WaitGroup
	workers := b.parallelism * runtime.GOMAXPROCS(0)
	wg.Add(workers)
	for i := 0; i < workers; i++ {
		go func() {
			defer wg.Done()
			body(&PB{next: &next, grain: grain, total: uint64(b.N)})
		}()
	}
	wg.Wait()
	if next.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// Benchmark measures one function, outside of go test -bench too.
func Benchmark(f func(b *B)) BenchmarkResult {
	Init()
	b := newB("", nil, f, nil)
	b.bench = false
	b.w = discard{}
	if b.run1() {
		b.measure()
	}
	return b.result
}

// AllocsPerRun would count what the compiler of real Go keeps off the heap.
func AllocsPerRun(runs int, f func()) float64 {
	panic("testing: AllocsPerRun is not supported by Waitscope: its compiler does not decide about the heap as Go's does")
}
