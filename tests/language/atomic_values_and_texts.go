package main

import (
	"fmt"
	"sync/atomic"
)

type config struct{ n int }

func main() {
	var n atomic.Int32
	var u atomic.Uint64
	var b atomic.Bool
	var p atomic.Pointer[config]
	var v atomic.Value
	fmt.Println(n.Add(5), n.CompareAndSwap(5, 7), n.Load(), n.Swap(1), u.Add(^uint64(0)), b.Swap(true), b.Load())
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &config{3}), p.Load().n, v.Load())
	v.Store(config{1})
	fmt.Println(v.Load().(config).n, v.Swap(config{2}), v.CompareAndSwap(config{2}, config{4}), v.Load())
	var x int64 = 10
	fmt.Println(atomic.AddInt64(&x, -3), atomic.SwapInt64(&x, 1), x)
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store("another type")
	}()
	defer func() { fmt.Println(recover()) }()
	v.Store(nil)
}

// expect: 5 true 7 7 18446744073709551615 false true
// expect: true true 3 <nil>
// expect: 1 {1} true {4}
// expect: 7 7 1
// expect: sync/atomic: store of inconsistently typed value into Value
// expect: sync/atomic: store of nil value into Value
