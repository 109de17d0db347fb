package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"text/tabwriter"
)

func table(text string, minwidth, tabwidth, padding int, padchar byte, flags uint) {
	w := tabwriter.NewWriter(os.Stdout, minwidth, tabwidth, padding, padchar, flags)
	fmt.Fprint(w, text)
	w.Flush()
	fmt.Println("--")
}

type config struct{ name string }

func main() {
	for _, text := range []string{"", "a\tb\tc\n", "a\tb\tc\naaa\tbbbb\tc\n", "a\t\tc\nlonger\tx\n\ny\tz\n", "é\tlong cell\t|\nlonger\té\t|\n", "no newline\tx", "a\vb\vc\nddd\ve\vf\n",
		"one\ttwo\ftall\tx\n", "a\t\t\tb\n\t\t\tc\n", "name\tqty\nfoo\t1\nbarbaz\t100\n", "\xff\"a\tb\xff\tc\n"} {
		table(text, 0, 8, 0, ' ', 0)
		table(text, 0, 8, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
		table(text, 5, 0, 2, '-', tabwriter.TabIndent)
		table(text, 8, 8, 1, '\t', tabwriter.DiscardEmptyColumns)
		table(text, 3, 4, 1, ' ', tabwriter.StripEscape)
	}

	var b bytes.Buffer
	l := log.New(&b, "pre: ", 0)
	l.Print("one", 2, 3, "four")
	l.Println("two", 2)
	l.Printf("%d\n", 3)
	l.SetPrefix("[x] ")
	l.SetFlags(log.Lmsgprefix)
	l.Print("moved")
	l.SetFlags(log.Lshortfile)
	l.Print("file")
	l.Output(1, "output")
	fmt.Print(b.String())
	fmt.Println(l.Prefix(), l.Flags(), log.Flags() == log.LstdFlags, log.Prefix() == "", l.Writer() == &b)
	for _, f := range []func(){func() { l.Panic("p", 1) }, func() { l.Panicf("%d", 2) }, func() { l.Panicln("x", 3) }} {
		func() {
			defer func() { fmt.Printf("%q\n", recover()) }()
			f()
		}()
	}
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.SetPrefix("std ")
	log.Println("hello")
	log.Default().Print("default")
	b.Reset()
	l.SetFlags(log.LstdFlags | log.Lmicroseconds | log.LUTC)
	l.Print("x")
	fmt.Println(len(b.String()), strings.Count(b.String(), "/"), strings.Count(b.String(), ":"))

	// atomic's types
	var i32 atomic.Int32
	var i64 atomic.Int64
	var u32 atomic.Uint32
	var u64 atomic.Uint64
	var up atomic.Uintptr
	var ok atomic.Bool
	var p atomic.Pointer[config]
	var v atomic.Value
	fmt.Println(i32.Add(5), i32.CompareAndSwap(5, 7), i32.CompareAndSwap(5, 8), i32.Swap(9), i32.Load(), i32.And(8), i32.Or(3), i32.Load())
	i64.Store(-1)
	fmt.Println(i64.Add(-1), i64.Or(1), i64.Load(), u32.Add(^uint32(0)), u32.And(0xff), u32.Load(), u64.Add(7), u64.Or(8), u64.Swap(1), up.Add(3), up.Load())
	fmt.Println(ok.Load(), ok.Swap(true), ok.CompareAndSwap(true, false), ok.Load())
	a := &config{"a"}
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, a), p.Load().name, p.Swap(&config{"b"}).name, p.Load().name)
	fmt.Println(v.Load(), v.CompareAndSwap(nil, 1), v.Load(), v.Swap(2), v.CompareAndSwap(2, 3), v.Load())
	for _, f := range []func(){func() { v.Store("other type") }, func() { v.Store(nil) }, func() { v.CompareAndSwap("a", 1) }, func() { v.Swap(nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	var n int64
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { atomic.AddInt64(&n, 2); i32.Add(1) })
	}
	wg.Wait()
	fmt.Println(n, i32.Load())

	// sync's helpers
	calls := 0
	once := sync.OnceValue(func() int { calls++; return 42 })
	fmt.Println(once(), once(), calls)
	two := sync.OnceValues(func() (int, error) { return 1, fmt.Errorf("e") })
	fmt.Println(two())
	bad := sync.OnceFunc(func() { panic("once") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	var m sync.Map
	m.Store("k", 1)
	fmt.Println(m.LoadOrStore("k", 2))
	fmt.Println(m.LoadOrStore("n", 2))
	fmt.Println(m.Swap("k", 5))
	fmt.Println(m.CompareAndSwap("k", 5, 6), m.CompareAndDelete("k", 5), m.CompareAndDelete("k", 6))
	fmt.Println(m.LoadAndDelete("n"))
	fmt.Println(m.Load("n"))
	m.Store(1, 1)
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	m.Clear()
	_, found := m.Load(1)
	fmt.Println(found)
	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get())
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryLock(), rw.TryRLock())
	cond := sync.NewCond(&sync.Mutex{})
	done := make(chan int)
	ready := false
	go func() {
		cond.L.Lock()
		for !ready {
			cond.Wait()
		}
		cond.L.Unlock()
		done <- 1
	}()
	cond.L.Lock()
	ready = true
	cond.L.Unlock()
	cond.Broadcast()
	fmt.Println(<-done)
}
