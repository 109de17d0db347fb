// Package iter names the function types that range accepts.
package iter

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns a sequence into next and stop. Each runs the sequence on a goroutine of its own, handed control back and forth
// through unbuffered channels (Go uses a coroutine, which the stage would show the same way: one of the two is parked).
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	n2, s2 := Pull2(func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := n2()
		return v, ok
	}, s2
}

func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type item struct {
		k K
		v V
	}
	var (
		want    = make(chan bool) // true: the next one, false: stop
		items   = make(chan item)
		started bool
		done    bool
		failure any
	)
	run := func() {
		defer func() {
			failure = recover()
			done = true
			close(items)
		}()
		if !<-want {
			return
		}
		seq(func(k K, v V) bool {
			items <- item{k, v}
			return <-want
		})
	}
	ask := func(more bool) (item, bool) {
		if done {
			return item{}, false
		}
		if !started {
			started = true
			go run()
		}
		want <- more
		it, ok := <-items
		if !ok && failure != nil {
			f := failure
			failure = nil
			panic(f)
		}
		return it, ok
	}
	next = func() (K, V, bool) {
		it, ok := ask(true)
		return it.k, it.v, ok
	}
	stop = func() {
		if !started {
			done = true
		}
		if !done {
			ask(false)
		}
	}
	return next, stop
}
