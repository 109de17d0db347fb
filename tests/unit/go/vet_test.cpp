#include "go/load.h"

#include <gtest/gtest.h>

namespace ws::go {

namespace {

/// The warnings of a program without errors, as "line:column: message".
std::string warnings(const std::string& source, LanguageVersion version = LanguageVersion::Go126)
{
    LoadOptions options;
    options.version = version;
    const LoadResult result = load({{"prog.go", source}}, options);
    EXPECT_TRUE(result.ok) << renderDiagnostics(result, true);
    std::string out;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        EXPECT_EQ(diagnostic.severity, Diagnostic::Severity::Warning);
        const Position at = result.program->files.position(diagnostic.pos);
        out += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + diagnostic.message + "\n";
    }
    return out;
}

// What go vet (Go 1.26) says about this program, with "main." for "command-line-arguments.".
TEST(Vet, says_what_go_vet_says)
{
    EXPECT_EQ(warnings(R"(package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Counter struct {
	mu sync.Mutex
	n  int
}

type Outer struct {
	c [2]Counter
}

func (c Counter) Get() int { return c.n }

func pass(c Counter, wg sync.WaitGroup, n atomic.Int32) {}

func ptr(c *Counter) Counter { return *c }

func leak1() {
	_, _ = context.WithCancel(context.Background())
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	_ = ctx
	if ctx.Err() != nil {
		return
	}
	cancel()
}

func leak2(b bool) error {
	ctx, cancel := context.WithCancel(context.Background())
	for i := 0; i < 3; i++ {
		if b {
			break
		}
		switch i {
		case 1:
			cancel()
			return nil
		default:
			cancel()
		}
	}
	_ = ctx
	return errors.New("x")
}

func fine() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_ = ctx
}

func fine2(b bool) {
	ctx, cancel := context.WithCancel(context.Background())
	_ = ctx
	if b {
		cancel()
	} else {
		panic(1)
	}
}

type S string

func (s S) String() string { return string(s) }

func main() {
	var c Counter
	d := c
	var e = d
	d = *(&e)
	fmt.Println(c, e)
	o := Outer{c: [2]Counter{c, Counter{}}}
	for i, x := range o.c {
		fmt.Println(i, x.n)
	}
	for i := range o.c {
		_ = i
	}
	f := func(c Counter) {}
	f(c)
	_ = len(o.c)
	p := &c
	_ = *p
	fmt.Sprintf("x")
	errors.New("x")
	S("x").String()
	context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		go func() {
			wg.Add(1)
			defer wg.Done()
			fmt.Println(i)
		}()
	}
	wg.Wait()
	for k, v := range map[int]int{} {
		if k > 1 {
			defer func() { fmt.Println(k, v) }()
		} else {
			go fmt.Println(v)
		}
	}
}
)"),
        "21:9: Get passes lock by value: main.Counter contains sync.Mutex\n"
        "23:13: pass passes lock by value: main.Counter contains sync.Mutex\n"
        "23:25: pass passes lock by value: sync.WaitGroup contains sync.noCopy\n"
        "23:43: pass passes lock by value: sync/atomic.Int32 contains sync/atomic.noCopy\n"
        "25:39: return copies lock value: main.Counter contains sync.Mutex\n"
        "28:5: the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context "
        "leak\n"
        "29:2: the cancel function is not used on all paths (possible context leak)\n"
        "32:3: this return statement may be reached without using the cancel var defined on line 29\n"
        "38:2: the cancel function is not used on all paths (possible context leak)\n"
        "52:2: this return statement may be reached without using the cancel var defined on line 38\n"
        "77:7: assignment copies lock value to d: main.Counter contains sync.Mutex\n"
        "78:10: variable declaration copies lock value to e: main.Counter contains sync.Mutex\n"
        "79:6: assignment copies lock value to d: main.Counter contains sync.Mutex\n"
        "80:14: call of fmt.Println copies lock value: main.Counter contains sync.Mutex\n"
        "80:17: call of fmt.Println copies lock value: main.Counter contains sync.Mutex\n"
        "81:27: literal copies lock value from c: main.Counter contains sync.Mutex\n"
        "82:9: range var x copies lock: main.Counter contains sync.Mutex\n"
        "88:14: func passes lock by value: main.Counter contains sync.Mutex\n"
        "89:4: call of f copies lock value: main.Counter contains sync.Mutex\n"
        "92:6: assignment copies lock value to _: main.Counter contains sync.Mutex\n"
        "93:2: result of fmt.Sprintf call not used\n"
        "94:2: result of errors.New call not used\n"
        "95:2: result of (main.S).String call not used\n"
        "96:2: result of context.WithCancel call not used\n"
        "100:10: WaitGroup.Add called from inside new goroutine\n");
}

// go vet (Go 1.26) for a module of go 1.21.
constexpr const char* kLoops = R"(package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			fmt.Println(i)
			wg.Done()
		}()
	}
	wg.Wait()
	for k, v := range []int{1, 2} {
		if k > 1 {
			defer func() { fmt.Println(k, v) }()
		} else if v > 0 {
			go func(v int) { fmt.Println(k, v) }(v)
		} else {
			go fmt.Println(v)
		}
	}
	for p := 3; p > 0; p = p - 1 {
		for q := range []int{1} {
			switch {
			case true:
				go func() { fmt.Println(p, q) }()
			}
		}
	}
	for i := range []int{1} {
		go func() { fmt.Println(i) }()
		fmt.Println("not last")
	}
}
)";

TEST(Vet, warns_of_captured_loop_variables_before_go_1_22)
{
    EXPECT_EQ(warnings(kLoops, LanguageVersion::Go119),
        "13:16: loop variable i captured by func literal\n"
        "20:31: loop variable k captured by func literal\n"
        "20:34: loop variable v captured by func literal\n"
        "22:33: loop variable k captured by func literal\n"
        "31:29: loop variable p captured by func literal\n"
        "31:32: loop variable q captured by func literal\n");
    EXPECT_EQ(warnings(kLoops), "");
}

TEST(Vet, hints_at_missing_add_and_missing_lock)
{
    EXPECT_EQ(warnings(R"(package main

import (
	"fmt"
	"sync"
)

type Box struct {
	mu sync.Mutex
	rw sync.RWMutex
}

func (b *Box) Put() {
	defer b.mu.Unlock()
	b.rw.RLock()
	b.rw.Unlock()
}

func main() {
	var wg sync.WaitGroup
	go func() {
		defer wg.Done()
		fmt.Println(1)
	}()
	wg.Wait()
	new(Box).Put()
}
)"),
        "14:8: mu.Unlock without mu.Lock\n"
        "16:2: rw.Unlock without rw.Lock\n"
        "25:2: WaitGroup.Wait without WaitGroup.Add\n");
}

TEST(Vet, is_silent_about_what_it_cannot_know)
{
    EXPECT_EQ(warnings(R"(package main

import "sync"

type box struct{ mu sync.Mutex }

func (b *box) lock() *sync.Mutex { b.mu.Lock(); return &b.mu }
func unlock(m *sync.Mutex)       { m.Unlock() }
func done(wg *sync.WaitGroup)    { wg.Done() }

func main() {
	var b box
	unlock(b.lock())
	var wg sync.WaitGroup
	add := wg.Add
	add(1)
	go done(&wg)
	wg.Wait()
	var again sync.WaitGroup
	again.Go(func() {})
	again.Wait()
})"),
        "");
}

TEST(Vet, keeps_quiet_while_there_are_errors)
{
    const LoadResult result =
        load({{"prog.go", "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar m sync.Mutex\n\tn := m\n}\n"}});
    EXPECT_FALSE(result.ok);
    EXPECT_EQ(renderDiagnostics(result, false), "./prog.go:7:2: declared and not used: n\n");
}

} // namespace

} // namespace ws::go
