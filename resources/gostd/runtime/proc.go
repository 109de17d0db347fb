// Package runtime: what programs may ask of the machine.
package runtime

import "unsafe"

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

// SetFinalizer makes the runtime call finalizer(obj) once obj cannot be reached any more.
func SetFinalizer(obj any, finalizer any) { rt_setFinalizer(obj, finalizer, runfinq, createfing) }

func rt_setFinalizer(obj, finalizer any, runner, creator func())

func createfing() { go runfinq() }

// runfinq is the goroutine that calls finalizers, one after the other.
func runfinq() {
	for {
		call, fn, args, results, ok := rt_nextFinalizer()
		if !ok {
			return
		}
		call(fn, args, results)
	}
}

func rt_nextFinalizer() (call func(fn, args, results unsafe.Pointer), fn, args, results unsafe.Pointer, ok bool)

// Breakpoint stops in a debugger; without one the process dies of the signal.
func Breakpoint() { panic(plainError("SIGTRAP: trace trap")) }
