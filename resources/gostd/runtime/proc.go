// Package runtime: what programs may ask of the machine.
package runtime

const (
	Compiler = "gc"
	GOOS     = "linux"
	GOARCH   = "amd64"
)

func GOMAXPROCS(n int) int
func NumCPU() int
func NumGoroutine() int
func NumCgoCall() int64 { return 0 }
func Gosched()
func Goexit()
func GC()
func LockOSThread()
func UnlockOSThread()
func Version() string

func GOROOT() string { return "/usr/local/go" }

// KeepAlive keeps x reachable up to this call.
func KeepAlive(x any) {}

func SetFinalizer(obj any, finalizer any) { rt_setFinalizer(obj, finalizer) }

func rt_setFinalizer(obj, finalizer any)

// Breakpoint stops in a debugger; without one the process dies of the signal.
func Breakpoint() { panic(plainError("SIGTRAP: trace trap")) }
