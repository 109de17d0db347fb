package testing

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

const indent = "    "

// chattyPrinter prints what -v shows while tests run. It names the test anew when another one has printed in between.
type chattyPrinter struct {
	w        io.Writer
	mu       sync.Mutex
	lastName string
}

// Updatef prints a line that names the test itself.
func (p *chattyPrinter) Updatef(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lastName = name
	fmt.Fprintf(p.w, format, args...)
}

// Printf prints what a test logs.
func (p *chattyPrinter) Printf(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lastName != name {
		if p.lastName != "" {
			fmt.Fprintf(p.w, "=== %s  %s\n", sameTestAgain, name)
		}
		p.lastName = name
	}
	fmt.Fprintf(p.w, format, args...)
}

// indenter is where a subtest's report goes: into its parent's output, one level deeper.
type indenter struct {
	c *common
}

func (w indenter) Write(b []byte) (n int, err error) {
	for _, line := range strings.SplitAfter(string(b), "\n") {
		if line != "" {
			w.c.output = append(w.c.output, indent+line...)
		}
	}
	return len(b), nil
}

// outputWriter is what T.Output gives: whole lines go to the test's output, indented; the last one waits for its end.
type outputWriter struct {
	c    *common
	rest []byte
}

func (o *outputWriter) Write(p []byte) (int, error) {
	if o == nil { // a test of the program that has ended: nobody prints it any more
		return 0, nil
	}
	if o.c.openTest() == nil {
		panic("Write called after " + o.c.name + " has completed")
	}
	o.c.mu.Lock()
	defer o.c.mu.Unlock()
	o.rest = append(o.rest, p...)
	for {
		end := strings.IndexByte(string(o.rest), '\n') + 1
		if end == 0 {
			return len(p), nil
		}
		o.line(string(o.rest[:end]))
		o.rest = o.rest[end:]
	}
}

func (o *outputWriter) line(line string) {
	switch {
	case o.c.done || o.c.chatty == nil:
		o.c.output = append(o.c.output, indent+line...)
	case o.c.bench:
		fmt.Print(indent, line)
	default:
		o.c.chatty.Printf(o.c.name, "%s%s", indent, line)
	}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }
