package syscall

import "internal/oserror"

// Errno is the number of a system call's error.
type Errno uintptr

const (
	EPERM   = Errno(1)
	ENOENT  = Errno(2)
	EINTR   = Errno(4)
	EIO     = Errno(5)
	EBADF   = Errno(9)
	EAGAIN  = Errno(11)
	EACCES  = Errno(13)
	EEXIST  = Errno(17)
	EINVAL  = Errno(22)
	ENOSPC  = Errno(28)
	EPIPE   = Errno(32)
	ENOSYS  = Errno(38)
	ENOTSUP = Errno(95)
)

func (e Errno) Error() string {
	switch e {
	case EPERM:
		return "operation not permitted"
	case ENOENT:
		return "no such file or directory"
	case EINTR:
		return "interrupted system call"
	case EIO:
		return "input/output error"
	case EBADF:
		return "bad file descriptor"
	case EAGAIN:
		return "resource temporarily unavailable"
	case EACCES:
		return "permission denied"
	case EEXIST:
		return "file exists"
	case EINVAL:
		return "invalid argument"
	case ENOSPC:
		return "no space left on device"
	case EPIPE:
		return "broken pipe"
	case ENOSYS:
		return "function not implemented"
	case ENOTSUP:
		return "operation not supported"
	}
	return "errno " + itoa(int(e))
}

func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return false
}

func (e Errno) Temporary() bool { return e == EINTR || e == EAGAIN }

func (e Errno) Timeout() bool { return e == EAGAIN }

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// Signal is the number of a signal.
type Signal int

const (
	SIGHUP   = Signal(1)
	SIGINT   = Signal(2)
	SIGQUIT  = Signal(3)
	SIGABRT  = Signal(6)
	SIGKILL  = Signal(9)
	SIGUSR1  = Signal(10)
	SIGUSR2  = Signal(12)
	SIGPIPE  = Signal(13)
	SIGALRM  = Signal(14)
	SIGTERM  = Signal(15)
	SIGCHLD  = Signal(17)
	SIGCONT  = Signal(18)
	SIGURG   = Signal(23)
	SIGWINCH = Signal(28)
)

func (s Signal) Signal() {}

func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGABRT:
		return "aborted"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	case SIGCHLD:
		return "child exited"
	case SIGCONT:
		return "continued"
	case SIGURG:
		return "urgent I/O condition"
	case SIGWINCH:
		return "window changed"
	}
	return "signal " + itoa(int(s))
}
