// Package debug lets programs look at themselves while they run.
package debug

import (
	"os"
	"runtime"
	"time"
)

// Stack is the dump of the calling goroutine.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

func PrintStack() { os.Stderr.Write(Stack()) }

// SetGCPercent says how much the heap may grow before it is collected; negative: never.
func SetGCPercent(percent int) int { return setGCPercent(percent) }

// SetMemoryLimit says how large the heap may become before it is collected at any rate; negative: only asks.
func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

// FreeOSMemory collects now.
func FreeOSMemory() { runtime.GC() }

// SetMaxStack says how large a goroutine's stack may become.
func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

// SetMaxThreads says how many threads there may be; the machine makes as many as it needs and does not run out.
func SetMaxThreads(threads int) int {
	before := maxThreads
	maxThreads = threads
	return before
}

var maxThreads = 10000

// SetPanicOnFault is about faults at addresses that Go knows nothing of; simulated programs have none.
func SetPanicOnFault(enabled bool) bool {
	before := panicOnFault
	panicOnFault = enabled
	return before
}

var panicOnFault bool

// SetTraceback says which goroutines a crash prints, as GOTRACEBACK does; it can only be raised above the level that
// the environment has set, which is "single".
func SetTraceback(level string) { setTraceback(level) }

func setGCPercent(percent int) int
func setMemoryLimit(limit int64) int64
func setMaxStack(bytes int) int
func setTraceback(level string)

// GCStats tells about collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills in the numbers that the machine keeps; it keeps no history of single pauses.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := range stats.PauseQuantiles {
		stats.PauseQuantiles[i] = 0
	}
}

// BuildInfo is what a program knows of how it was built.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo describes a program that was built from its files alone.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{
		GoVersion: runtime.Version(),
		Path:      "command-line-arguments",
		Settings: []BuildSetting{
			{"-buildmode", "exe"}, {"-compiler", "gc"}, {"CGO_ENABLED", "0"},
			{"GOARCH", "amd64"}, {"GOOS", "linux"}, {"GOAMD64", "v1"},
		},
	}, true
}

func (bi *BuildInfo) String() string {
	text := "go\t" + bi.GoVersion + "\n"
	if bi.Path != "" {
		text += "path\t" + bi.Path + "\n"
	}
	line := func(word string, m Module) string {
		text := word + "\t" + m.Path + "\t" + m.Version
		if m.Replace == nil {
			text += "\t" + m.Sum
		}
		return text + "\n"
	}
	if bi.Main != (Module{}) {
		text += line("mod", bi.Main)
	}
	for _, dep := range bi.Deps {
		text += line("dep", *dep)
		if dep.Replace != nil {
			text += line("=>", *dep.Replace)
		}
	}
	for _, s := range bi.Settings {
		text += "build\t" + s.Key + "=" + s.Value + "\n"
	}
	return text
}
