package main

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

type wrapped struct{ c context.Context }

func (w *wrapped) Deadline() (time.Time, bool) { return w.c.Deadline() }
func (w *wrapped) Done() <-chan struct{}       { return w.c.Done() }
func (w *wrapped) Err() error                  { return w.c.Err() }
func (w *wrapped) Value(k any) any             { return w.c.Value(k) }

type pq []int

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i] < p[j] }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(int)) }
func (p *pq) Pop() any          { o := *p; x := o[len(o)-1]; *p = o[:len(o)-1]; return x }

type myErr struct{ code int }

func (e *myErr) Error() string   { return fmt.Sprint("code ", e.code) }
func (e *myErr) Is(t error) bool { return t == os.ErrNotExist }

func main() {
	h := &pq{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	fmt.Println(heap.Pop(h), *h)
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), "k", 1))
	stop := context.AfterFunc(ctx, func() { fmt.Println("after") })
	cancel(errors.New("why"))
	time.Sleep(time.Millisecond)
	fmt.Println(ctx.Err(), context.Cause(ctx), stop(), ctx.Value("k"), context.WithoutCancel(ctx).Err())
	fmt.Println(ctx)
	tctx, c2 := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("slow"))
	defer c2()
	<-tctx.Done()
	fmt.Println(tctx.Err(), context.Cause(tctx), errors.Is(tctx.Err(), context.DeadlineExceeded))
	e := fmt.Errorf("a: %w, %w", &myErr{3}, errors.New("x"))
	var m *myErr
	fmt.Println(errors.As(e, &m), m.code, errors.Is(e, os.ErrNotExist), errors.Join(nil, e, nil), errors.Unwrap(e))
	pc, file, line, ok := runtime.Caller(0)
	fmt.Println(runtime.FuncForPC(pc).Name(), file[strings.LastIndex(file, "/")+1:] != "", line, ok)
	var pcs [4]uintptr
	n := runtime.Callers(1, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	f, _ := frames.Next()
	fmt.Println(f.Function, f.Line)
	var own struct{ context.Context }
	fmt.Println(context.WithValue(own, 2.5, &own) != nil, context.WithValue(&wrapped{context.TODO()}, 2.5, "v"))
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.NumGoroutine())
	fmt.Println(len(os.Args), os.Getenv("NOPE") == "")
	var b strings.Builder
	fmt.Fprintf(&b, "%6.2f|%-8s|%+d|%x|%q|%v|%08b|%e|%t|%c|%U|%T", 3.14159, "ab", 5, "hi", "q", []string{"a"}, 5, 1e6, true, 'x', 'x', b)
	fmt.Println(b.String())
}
