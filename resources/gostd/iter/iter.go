// Package iter names the function types that range accepts.
package iter

import "runtime"

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// A coro is where the two sides of a Pull meet: one runs, the other one waits here. The word is the machine's.
type coro struct{ waits uintptr }

// rt_newcoro makes a goroutine that waits at c; it runs f when somebody switches to it, and switches back when it ends.
func rt_newcoro(c *coro, f func())

// rt_coroswitch hands the processor to the goroutine that waits at c, and waits there itself.
func rt_coroswitch(c *coro)

// What the side that calls next and stop and the side that runs the sequence tell each other.
type link struct {
	c       coro
	done    bool // no more values are wanted, or there are none
	wanted  bool // next waits for a value
	ended   bool // the sequence has returned
	goexit  bool
	failure any // what the sequence panicked with
}

// leave runs deferred, when the sequence is over in one way or another.
func (l *link) leave(failure any) {
	if failure != nil {
		l.failure = failure
	} else if !l.ended {
		l.goexit = true
	}
	l.done = true
}

// Pull turns a sequence into next and stop, which run it in a coroutine.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		l     link
		value V
		ok    bool
	)
	rt_newcoro(&l.c, func() {
		if l.done {
			return
		}
		yield := func(v V) bool {
			if l.done {
				return false
			}
			if !l.wanted {
				panic("iter.Pull: yield called again before next")
			}
			l.wanted = false
			value, ok = v, true
			rt_coroswitch(&l.c)
			return !l.done
		}
		defer func() { l.leave(recover()) }()
		seq(yield)
		var none V
		value, ok = none, false
		l.ended = true
	})
	next = func() (v V, more bool) {
		if l.done {
			return
		}
		if l.wanted {
			panic("iter.Pull: next called again before yield")
		}
		l.wanted = true
		rt_coroswitch(&l.c)
		if l.goexit {
			runtime.Goexit()
		}
		if l.failure != nil {
			panic(l.failure)
		}
		return value, ok
	}
	stop = func() {
		if !l.done {
			l.done = true
			rt_coroswitch(&l.c)
			if l.goexit {
				runtime.Goexit()
			}
			if l.failure != nil {
				panic(l.failure)
			}
		}
	}
	return next, stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		l     link
		key   K
		value V
		ok    bool
	)
	rt_newcoro(&l.c, func() {
		if l.done {
			return
		}
		yield := func(k K, v V) bool {
			if l.done {
				return false
			}
			if !l.wanted {
				panic("iter.Pull2: yield called again before next")
			}
			l.wanted = false
			key, value, ok = k, v, true
			rt_coroswitch(&l.c)
			return !l.done
		}
		defer func() { l.leave(recover()) }()
		seq(yield)
		var noKey K
		var none V
		key, value, ok = noKey, none, false
		l.ended = true
	})
	next = func() (k K, v V, more bool) {
		if l.done {
			return
		}
		if l.wanted {
			panic("iter.Pull2: next called again before yield")
		}
		l.wanted = true
		rt_coroswitch(&l.c)
		if l.goexit {
			runtime.Goexit()
		}
		if l.failure != nil {
			panic(l.failure)
		}
		return key, value, ok
	}
	stop = func() {
		if !l.done {
			l.done = true
			rt_coroswitch(&l.c)
			if l.goexit {
				runtime.Goexit()
			}
			if l.failure != nil {
				panic(l.failure)
			}
		}
	}
	return next, stop
}
