package os

import (
	"errors"
	"internal/testlog"
	"syscall"
)

// Args are the program's name and its arguments.
var Args = rt_args()

// Exit ends the process at once: no deferred function runs.
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		panic("unexpected call to os.Exit(0) during test")
	}
	rt_exit(code)
}

func Getpid() int  { return syscall.Getpid() }
func Getppid() int { return 1 }
func Getuid() int  { return 1000 }
func Getgid() int  { return 1000 }

func Hostname() (name string, err error) { return "waitscope", nil }

func Getwd() (dir string, err error) { return "/home/gopher", nil }

func Executable() (string, error) { return Args[0], nil }

func TempDir() string { return "/tmp" }

func rt_args() []string
func rt_exit(code int)

// A Process is the simulated process itself: there is no other.
type Process struct {
	Pid int
}

func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

func (p *Process) Signal(sig Signal) error {
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if err := syscall.Kill(p.Pid, s); err == syscall.Errno(3) {
		return ErrProcessDone
	} else if err != nil {
		return err
	}
	return nil
}

func (p *Process) Kill() error    { return p.Signal(Kill) }
func (p *Process) Release() error { return nil }

var ErrProcessDone = errors.New("os: process already finished")
