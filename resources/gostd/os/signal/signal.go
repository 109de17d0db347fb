// Package signal: the only signals that reach the simulated process are those that it sends to itself (syscall.Kill,
// os.Process.Signal). Real Go never reports a deadlock while a program listens; this one does.
package signal

import (
	"context"
	"os"
	"sync"
	"syscall"
)

type listener struct {
	c    chan<- os.Signal
	all  bool
	only map[os.Signal]bool
}

var (
	mu         sync.Mutex
	listeners  []*listener
	ignored    = map[os.Signal]bool{}
	allIgnored bool
	installed  bool
)

func install() {
	if !installed {
		installed = true
		syscall.WaitscopeOnSignal(func(sig syscall.Signal) bool {
			mu.Lock()
			defer mu.Unlock()
			if allIgnored || ignored[sig] {
				return true
			}
			wanted := false
			for _, l := range listeners {
				wanted = wanted || l.all || l.only[sig]
			}
			if wanted {
				go process(sig) // the signal arrives some time later
			}
			return wanted
		})
	}
}

func process(sig os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	for _, l := range listeners {
		if l.all || l.only[sig] {
			select {
			case l.c <- sig:
			default: // who has no room misses it
			}
		}
	}
}

// Notify adds to what c gets already; no signals at all means all of them.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	install()
	var l *listener
	for _, known := range listeners {
		if known.c == c {
			l = known
		}
	}
	if l == nil {
		l = &listener{c: c, only: map[os.Signal]bool{}}
		listeners = append(listeners, l)
	}
	l.all = l.all || len(sig) == 0
	for _, s := range sig {
		l.only[s] = true
		delete(ignored, s)
	}
	allIgnored = false
}

func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	for i, l := range listeners {
		if l.c == c {
			listeners = append(listeners[:i], listeners[i+1:]...)
			return
		}
	}
}

func Ignore(sig ...os.Signal) {
	forget(sig)
	mu.Lock()
	defer mu.Unlock()
	install()
	allIgnored = len(sig) == 0
	for _, s := range sig {
		ignored[s] = true
	}
}

func Ignored(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return allIgnored || ignored[sig]
}

func Reset(sig ...os.Signal) { forget(sig) }

// forget undoes Notify for these, or for all signals; what is ignored stays so, as in Go.
func forget(sig []os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if len(sig) == 0 {
		listeners = nil
		return
	}
	for _, s := range sig {
		for _, l := range listeners {
			delete(l.only, s)
		}
	}
}

// NotifyContext is done when one of the signals arrives, when stop is called, or when the parent is.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := make(chan os.Signal, 1)
	Notify(c, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c:
				cancel(signalError(s.String() + " signal received"))
			case <-ctx.Done():
			}
		}()
	}
	return &signalCtx{ctx, signals}, func() {
		cancel(nil)
		Stop(c)
	}
}

type signalError string

func (e signalError) Error() string { return string(e) }

type signalCtx struct {
	context.Context
	signals []os.Signal
}

func (c *signalCtx) String() string {
	text := "signal.NotifyContext(" + c.Context.(interface{ String() string }).String()
	text = text[:len(text)-len(".WithCancel")]
	if len(c.signals) > 0 {
		text += ", ["
		for i, s := range c.signals {
			if i > 0 {
				text += " "
			}
			text += s.String()
		}
		text += "]"
	}
	return text + ")"
}
