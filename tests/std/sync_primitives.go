package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[k]++
}

func catch(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				c.inc(fmt.Sprint("k", i%3))
			}
		}(i)
	}
	wg.Wait()
	fmt.Println(c.n)
	fmt.Println(c.mu.TryLock(), c.mu.TryLock())
	c.mu.Unlock()

	var rw sync.RWMutex
	shared := 0
	var reads atomic.Int64
	for i := 0; i < 10; i++ {
		wg.Add(2)
		go func() { defer wg.Done(); rw.Lock(); shared++; time.Sleep(time.Millisecond); rw.Unlock() }()
		go func() { defer wg.Done(); rw.RLock(); _ = shared; reads.Add(1); rw.RUnlock() }()
	}
	wg.Wait()
	fmt.Println(shared, reads.Load(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	l := rw.RLocker()
	l.Lock()
	l.Unlock()

	var once sync.Once
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once"); time.Sleep(time.Millisecond) })
		}()
	}
	wg.Wait()
	catch("once panic", func() {
		var o sync.Once
		defer o.Do(func() { fmt.Println("not again") })
		o.Do(func() { panic("in once") })
	})

	f := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(f(), f())
	g := sync.OnceValues(func() (int, error) { return 1, nil })
	fmt.Println(g())
	h := sync.OnceFunc(func() { panic("bad") })
	catch("OnceFunc", h)
	catch("OnceFunc", h)

	m := sync.Mutex{}
	cond := sync.NewCond(&m)
	ready := 0
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m.Lock()
			for ready == 0 {
				cond.Wait()
			}
			ready--
			m.Unlock()
		}()
	}
	for i := 0; i < 3; i++ {
		time.Sleep(time.Millisecond)
		m.Lock()
		ready++
		m.Unlock()
		cond.Signal()
	}
	wg.Wait()
	cond.Broadcast()
	fmt.Println("cond done", ready)

	var sm sync.Map
	for i := 0; i < 10; i++ {
		sm.Store(i, i*i)
	}
	v, ok := sm.Load(3)
	fmt.Println(v, ok)
	v, ok = sm.Load(100)
	fmt.Println(v, ok)
	fmt.Println(sm.LoadOrStore(3, "x"))
	fmt.Println(sm.LoadOrStore("new", "x"))
	fmt.Println(sm.LoadAndDelete(4))
	fmt.Println(sm.LoadAndDelete(4))
	fmt.Println(sm.Swap(5, "five"))
	fmt.Println(sm.CompareAndSwap(5, "five", 55), sm.CompareAndSwap(5, "five", 56), sm.CompareAndDelete(6, 0), sm.CompareAndDelete(6, 36))
	sm.Delete(0)
	n, sum := 0, 0
	sm.Range(func(k, v any) bool {
		n++
		if i, ok := v.(int); ok {
			sum += i
		}
		return true
	})
	fmt.Println(n, sum)
	sm.Store(0, "again")
	fmt.Println(sm.Load(0))
	sm.Clear()
	sm.Range(func(k, v any) bool { fmt.Println("left", k); return true })
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for j := 0; j < 50; j++ {
				sm.Store(j, i)
				sm.Load(j)
				if j%7 == 0 {
					sm.Delete(j)
				}
			}
		}(i)
	}
	wg.Wait()

	p := sync.Pool{New: func() any { return "fresh" }}
	fmt.Println(p.Get())
	p.Put("used")
	fmt.Println(p.Get(), p.Get())

	catch("negative", func() { var w sync.WaitGroup; w.Done() })
	var w2 sync.WaitGroup
	w2.Go(func() { fmt.Println("Go") })
	w2.Wait()

	var i32 atomic.Int32
	var u64 atomic.Uint64
	var b atomic.Bool
	var ptr atomic.Pointer[string]
	s := "str"
	fmt.Println(i32.Add(5), i32.Swap(7), i32.CompareAndSwap(7, -1), i32.Load(), u64.Add(^uint64(0)), b.Swap(true), b.Load(), ptr.Load() == nil)
	ptr.Store(&s)
	fmt.Println(*ptr.Load(), ptr.CompareAndSwap(&s, nil), ptr.Load() == nil)
	var raw int64
	var raw32 uint32 = 0xff
	fmt.Println(atomic.AddInt64(&raw, -3), atomic.LoadInt64(&raw), atomic.SwapInt64(&raw, 9), atomic.CompareAndSwapInt64(&raw, 9, 10), raw)
	fmt.Println(atomic.OrUint32(&raw32, 0xf00), atomic.AndUint32(&raw32, 0xff0), raw32, i32.And(0xf), i32.Or(0x10), i32.Load())
	var val atomic.Value
	fmt.Println(val.Load())
	val.Store([]int{1})
	fmt.Println(val.Load())
	catch("inconsistent", func() { val.Store("x") })
	catch("nil", func() { val.Store(nil) })
}
