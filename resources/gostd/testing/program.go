package testing

import (
	"flag"
	"fmt"
	"internal/testlog"
	"math/rand"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// The options of a test program; go test -v passes -test.v.
var (
	initRan bool

	verbose    verboseFlag
	short      *bool
	failFast   *bool
	count      *uint
	list       *string
	match      *string
	skip       *string
	parallel   *int
	timeout    *time.Duration
	cpuList    *string
	shuffle    *string
	fullPath   *bool
	exitPanics *bool
	fuzz       *string

	benchPattern *string
	benchMemory  *bool
	benchTime    = benchTimeFlag{d: 10 * time.Millisecond}

	cpus      []int
	numFailed atomic.Uint32
)

type verboseFlag struct{ on bool }

func (f *verboseFlag) IsBoolFlag() bool { return true }
func (f *verboseFlag) Get() any         { return f.on }
func (f *verboseFlag) String() string   { return strconv.FormatBool(f.on) }
func (f *verboseFlag) Set(s string) error {
	if s == "test2json" {
		return fmt.Errorf("not supported by Waitscope")
	}
	on, err := strconv.ParseBool(s)
	f.on = on
	return err
}

// Init defines the options of package testing; a test program has called it before anything else runs.
func Init() {
	if initRan {
		return
	}
	initRan = true
	flag.Var(&verbose, "test.v", "verbose: print additional output")
	short = flag.Bool("test.short", false, "run smaller test suite to save time")
	failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	match = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	cpuList = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	fullPath = flag.Bool("test.fullpath", false, "show full file names in error messages")
	exitPanics = flag.Bool("test.paniconexit0", false, "panic on call to os.Exit(0)")
	fuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
	benchPattern = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	benchMemory = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
}

// Short tells whether -short was given.
func Short() bool {
	if short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *short
}

// Verbose tells whether -v was given.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return verbose.on
}

// Testing tells whether this is a test program.
func Testing() bool { return initRan }

func CoverMode() string { return "" }

func Coverage() float64 { return 0 }

type testDeps interface {
	ImportPath() string
	MatchString(pattern, text string) (bool, error)
	SetExitCode(code int)
}

// M is a test program.
type M struct {
	deps       testDeps
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	alarm      *time.Timer
	exitCode   int
}

func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzz: fuzzTargets, examples: examples}
}

// Run runs everything that the options ask for and returns the exit code for os.Exit.
func (m *M) Run() (code int) {
	defer func() {
		code = m.exitCode
		m.deps.SetExitCode(code)
	}()
	if !flag.Parsed() {
		flag.Parse()
	}
	m.exitCode = 2
	switch {
	case *parallel < 1:
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return
	case *fuzz != "":
		fmt.Fprintln(os.Stderr, "testing: Waitscope runs the seeds of fuzz tests only, it does not make new inputs: leave -fuzz out")
		return
	case *list != "":
		m.exitCode = m.printList()
		return
	}
	if !m.shuffle() {
		return
	}
	readCPUs()
	if *exitPanics {
		testlog.SetPanicOnExit0(true)
		defer testlog.SetPanicOnExit0(false)
	}

	deadline := m.startAlarm()
	testsRan, testsOK := runTests(m.deps.MatchString, m.tests, deadline)
	fuzzRan, fuzzOK := runFuzzTests(m.deps.MatchString, m.fuzz, deadline)
	examplesRan, examplesOK := runExamples(m.deps.MatchString, m.examples)
	m.stopAlarm()
	if !testsRan && !fuzzRan && !examplesRan && *benchPattern == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !testsOK || !fuzzOK || !examplesOK || !runBenchmarks(m.deps.ImportPath(), m.deps.MatchString, m.benchmarks) {
		fmt.Print("FAIL\n")
		m.exitCode = 1
		return
	}
	fmt.Print("PASS\n")
	m.exitCode = 0
	return
}

// names gives all that can be run, by kind.
func (m *M) names() []string {
	var all []string
	for _, test := range m.tests {
		all = append(all, test.Name)
	}
	for _, benchmark := range m.benchmarks {
		all = append(all, benchmark.Name)
	}
	for _, target := range m.fuzz {
		all = append(all, target.Name)
	}
	for _, example := range m.examples {
		all = append(all, example.Name)
	}
	return all
}

func (m *M) printList() int {
	if _, err := m.deps.MatchString(*list, "non-empty"); err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *list, err)
		return 1
	}
	for _, name := range m.names() {
		if ok, _ := m.deps.MatchString(*list, name); ok {
			fmt.Println(name)
		}
	}
	return 0
}

func (m *M) shuffle() bool {
	if *shuffle == "off" {
		return true
	}
	seed := time.Now().UnixNano()
	if *shuffle != "on" {
		var err error
		if seed, err = strconv.ParseInt(*shuffle, 10, 64); err != nil {
			fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
			return false
		}
	}
	fmt.Println("-test.shuffle", seed)
	r := rand.New(rand.NewSource(seed))
	r.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
	r.Shuffle(len(m.benchmarks), func(i, j int) { m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i] })
	return true
}

func readCPUs() {
	cpus = nil
	for _, word := range strings.Split(*cpuList, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", word)
			os.Exit(1)
		}
		cpus = append(cpus, n)
	}
	if cpus == nil {
		cpus = []int{runtime.GOMAXPROCS(-1)}
	}
}

func stopEarly() bool { return *failFast && numFailed.Load() > 0 }

// running knows when the tests that run now have started, for the alarm.
var running struct {
	mu    sync.Mutex
	since map[string]time.Time
}

func startRunning(name string) {
	running.mu.Lock()
	if running.since == nil {
		running.since = make(map[string]time.Time)
	}
	running.since[name] = time.Now()
	running.mu.Unlock()
}

func stopRunning(name string) {
	running.mu.Lock()
	delete(running.since, name)
	running.mu.Unlock()
}

func (m *M) startAlarm() time.Time {
	if *timeout <= 0 {
		return time.Time{}
	}
	deadline := time.Now().Add(*timeout)
	m.alarm = time.AfterFunc(*timeout, func() {
		debug.SetTraceback("all")
		running.mu.Lock()
		var names []string
		for name, since := range running.since {
			names = append(names, fmt.Sprintf("\n\t%s (%v)", name, time.Since(since).Round(time.Second)))
		}
		running.mu.Unlock()
		text := ""
		if len(names) > 0 {
			slices.Sort(names)
			text = "\nrunning tests:" + strings.Join(names, "")
		}
		panic(fmt.Sprintf("test timed out after %v%s", *timeout, text))
	})
	return deadline
}

func (m *M) stopAlarm() {
	if m.alarm != nil {
		m.alarm.Stop()
	}
}
