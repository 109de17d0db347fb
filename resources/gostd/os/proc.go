package os

import "internal/testlog"

// Args are the program's name and its arguments.
var Args = rt_args()

// Exit ends the process at once: no deferred function runs.
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		panic("unexpected call to os.Exit(0) during test")
	}
	rt_exit(code)
}

func Getpid() int  { return 4711 }
func Getppid() int { return 1 }
func Getuid() int  { return 1000 }
func Getgid() int  { return 1000 }

func Hostname() (name string, err error) { return "waitscope", nil }

func Getwd() (dir string, err error) { return "/home/gopher", nil }

func Executable() (string, error) { return Args[0], nil }

func TempDir() string { return "/tmp" }

func rt_args() []string
func rt_exit(code int)
