package poll

import "sync/atomic"

// pollDesc is what the network poller knows of a descriptor.
type pollDesc struct {
	fd    int
	ready int64 // when the answer is there
	state uintptr
}

const (
	pollNoError    = 0
	pollErrClosing = 1
	pollErrTimeout = 2
)

func runtime_pollWait(pd *pollDesc, mode int, deadline int64) int
func runtime_pollUnblock(pd *pollDesc)

func (pd *pollDesc) wait(mode int, deadline int64) error {
	switch runtime_pollWait(pd, mode, deadline) {
	case pollErrClosing:
		return errNetClosing
	case pollErrTimeout:
		return errDeadlinePassed
	}
	return nil
}

//waitscope:inline
func (pd *pollDesc) waitRead(deadline int64) error { return pd.wait('r', deadline) }

//waitscope:inline
func (pd *pollDesc) waitWrite(deadline int64) error { return pd.wait('w', deadline) }

var lastSysfd atomic.Int64

// NewSocket makes the descriptor of one end of a connection to a server that is not there: WaitAnswer is all it can do.
func NewSocket() *FD {
	fd := &FD{Sysfd: int(lastSysfd.Add(1)) + 2}
	fd.pd.fd = fd.Sysfd
	return fd
}

// WaitAnswer parks the caller in [IO wait] until `ready` on the monotonic clock, or the deadline (0: none), or Unblock.
func (fd *FD) WaitAnswer(ready, deadline int64) error {
	fd.pd.ready = ready
	return fd.pd.waitRead(deadline)
}

// Unblock ends a WaitAnswer with an error.
func (fd *FD) Unblock() { runtime_pollUnblock(&fd.pd) }
