package syscall

// The simulated process knows nobody but itself, so that is whom it can send signals to.

func Getpid() int { return 4711 }

// rt_exit ends the process at once.
func rt_exit(code int)

// deliver hands a signal to package os/signal; false: nobody listens to it. WaitscopeOnSignal sets it.
var deliver func(sig Signal) bool

func WaitscopeOnSignal(f func(sig Signal) bool) { deliver = f }

func Kill(pid int, sig Signal) error {
	switch {
	case pid != 0 && pid != Getpid():
		return Errno(3) // ESRCH
	case sig < 0 || sig > 64:
		return EINVAL
	case sig == 0 || sig != SIGKILL && deliver != nil && deliver(sig):
		return nil
	}
	switch sig {
	case SIGCHLD, SIGCONT, SIGURG, SIGWINCH:
		return nil // who does not ask for them is not disturbed
	}
	rt_exit(128 + int(sig)) // what a shell says of a process that died of a signal
	return nil
}
