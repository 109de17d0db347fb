package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

//go:noinline
func inner() []byte { return debug.Stack() }

type thing struct{}

func (*thing) method() (string, bool) {
	pc, _, line, ok := runtime.Caller(0)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", line), ok
}

func where() []string {
	pcs := make([]uintptr, 10)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	var names []string
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "main.") {
			names = append(names, fmt.Sprint(frame.Function, ":", frame.Line))
		}
		if !more {
			return names
		}
	}
}

func pipes() {
	r, w, err := os.Pipe()
	fmt.Println(err, w.Name() != r.Name())
	done := make(chan string)
	go func() {
		all, err := io.ReadAll(r)
		done <- fmt.Sprint(len(all), " ", string(all[:5]), " ", err)
	}()
	fmt.Fprint(w, "hello")
	big := make([]byte, 200_000) // more than fits into a pipe
	n, err := w.Write(big)
	fmt.Println(n, err)
	w.Close()
	fmt.Println(<-done)
	_, err = w.Write(big)
	fmt.Println(strings.Contains(err.Error(), "file already closed"))

	r, w, _ = os.Pipe()
	go func() {
		time.Sleep(10 * time.Millisecond)
		w.Write([]byte("late"))
		w.Close()
	}()
	buf := make([]byte, 10)
	n, err = r.Read(buf)
	fmt.Println(string(buf[:n]), err)
	n, err = r.Read(buf)
	fmt.Println(n, err)
	r.Close()

	r, w, _ = os.Pipe()
	r.Close()
	_, err = w.Write(big)
	fmt.Println(strings.HasSuffix(err.Error(), "broken pipe"))

	stdout := os.Stdout
	r, os.Stdout, _ = os.Pipe()
	fmt.Println("captured")
	os.Stdout.Close()
	os.Stdout = stdout
	text, _ := io.ReadAll(r)
	fmt.Printf("%q\n", text)
}

func main() {
	lines := strings.Split(string(inner()), "\n")
	fmt.Println(lines[0])
	for _, line := range lines {
		if strings.HasPrefix(line, "main.") || strings.HasPrefix(line, "runtime/debug.Stack") {
			fmt.Println(line)
		}
	}
	fmt.Println((&thing{}).method())
	fmt.Println(where())
	func() { fmt.Println(where()) }()
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok, runtime.FuncForPC(0) == nil)

	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100))
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxStack(1_000_000_000))
	fmt.Println(debug.SetMaxThreads(20000), debug.SetPanicOnFault(false))
	debug.FreeOSMemory()
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	fmt.Println(stats.NumGC > 0)
	info, ok := debug.ReadBuildInfo()
	fmt.Println(ok, info.Path)
	pipes()
}
