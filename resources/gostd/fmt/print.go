// Package fmt formats values. The text is made by natives; what needs Go code on the way (methods of operands, walking
// maps) is done here, between two calls of the native: it says what it needs, and starts again with the answers.
package fmt

import (
	"internal/fmtsort"
	"io"
	"os"
)

// State is what a Formatter writes to.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

const (
	modePrint = iota
	modePrintln
	modePrintf
	modeErrorf
)

// Kinds of requests.
const (
	needError = iota
	needString
	needGoString
	needFormat
	needMap
)

// A request is something that the native cannot do itself.
type request struct {
	kind      int
	verb      int
	arg       any
	wid, prec int
	flags     int
}

type answer struct {
	raw    int // 1: text goes out as it is
	text   string
	keys   []any
	values []any
}

// rt_format formats in one of the modes. With requests left, `out` is nil.
func rt_format(mode int, format string, args []any, answers []answer) (out []byte, requests []request, wrapped []int)
func rt_isNilPointer(x any) bool

// pp is one call's printer, and the State of the Formatters that it calls.
type pp struct {
	buf       []byte
	answers   []answer
	wrapped   []int
	panicking bool
	req       request // what a Formatter is being asked
}

func (p *pp) doPrint(a []any) { p.print(modePrint, "", a) }

func (p *pp) doPrintln(a []any) { p.print(modePrintln, "", a) }

func (p *pp) doPrintf(format string, a []any) { p.print(modePrintf, format, a) }

//waitscope:inline
func (p *pp) print(mode int, format string, a []any) {
	var requests []request
	p.buf, requests, p.wrapped = rt_format(mode, format, a, nil)
	for len(requests) > 0 {
		for i := range requests {
			p.printArg(&requests[i])
		}
		p.buf, requests, p.wrapped = rt_format(mode, format, a, p.answers)
	}
}

// printArg answers one request.
func (p *pp) printArg(r *request) {
	if r.kind == needMap {
		keys, values := fmtsort.Sort(r.arg)
		p.answers = append(p.answers, answer{keys: keys, values: values})
		return
	}
	p.answers = append(p.answers, p.handleMethods(r))
}

func (p *pp) handleMethods(r *request) (a answer) {
	switch r.kind {
	case needFormat:
		state := &pp{req: *r}
		a.raw = 1
		// What was written before a panic stays.
		defer func() { a.text = string(state.buf) + a.text }()
		defer p.catchPanic(&a, r, "Format")
		r.arg.(Formatter).Format(state, rune(r.verb))
	case needGoString:
		defer p.catchPanic(&a, r, "GoString")
		a.text = r.arg.(GoStringer).GoString()
	case needError:
		defer p.catchPanic(&a, r, "Error")
		a.text = r.arg.(error).Error()
	case needString:
		defer p.catchPanic(&a, r, "String")
		a.text = r.arg.(Stringer).String()
	}
	return a
}

// catchPanic turns a method's panic into text.
func (p *pp) catchPanic(a *answer, r *request, method string) {
	err := recover()
	if err == nil {
		return
	}
	a.raw = 1
	if rt_isNilPointer(r.arg) {
		a.text = "<nil>"
		return
	}
	if p.panicking {
		panic(err)
	}
	inner := &pp{panicking: true}
	inner.doPrint([]any{err})
	a.text = "%!" + string(rune(r.verb)) + "(PANIC=" + method + " method: " + string(inner.buf) + ")"
}

func (p *pp) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *pp) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Bits of request.flags.
const (
	flagWidth = 1 << iota
	flagPrec
	flagMinus
	flagPlus
	flagSharp
	flagSpace
	flagZero
	flagPlusV
	flagSharpV
)

func (p *pp) Width() (wid int, ok bool) { return p.req.wid, p.req.flags&flagWidth != 0 }

func (p *pp) Precision() (prec int, ok bool) { return p.req.prec, p.req.flags&flagPrec != 0 }

func (p *pp) Flag(c int) bool {
	switch c {
	case '-':
		return p.req.flags&flagMinus != 0
	case '+':
		return p.req.flags&(flagPlus|flagPlusV) != 0
	case '#':
		return p.req.flags&(flagSharp|flagSharpV) != 0
	case ' ':
		return p.req.flags&flagSpace != 0
	case '0':
		return p.req.flags&flagZero != 0
	}
	return false
}

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := pp{}
	p.doPrintf(format, a)
	return w.Write(p.buf)
}

//waitscope:inline
func Printf(format string, a ...any) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

func Sprintf(format string, a ...any) string {
	p := pp{}
	p.doPrintf(format, a)
	return string(p.buf)
}

func Appendf(b []byte, format string, a ...any) []byte {
	p := pp{}
	p.doPrintf(format, a)
	return append(b, p.buf...)
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := pp{}
	p.doPrint(a)
	return w.Write(p.buf)
}

//waitscope:inline
func Print(a ...any) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

func Sprint(a ...any) string {
	p := pp{}
	p.doPrint(a)
	return string(p.buf)
}

func Append(b []byte, a ...any) []byte {
	p := pp{}
	p.doPrint(a)
	return append(b, p.buf...)
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := pp{}
	p.doPrintln(a)
	return w.Write(p.buf)
}

//waitscope:inline
func Println(a ...any) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

func Sprintln(a ...any) string {
	p := pp{}
	p.doPrintln(a)
	return string(p.buf)
}

func Appendln(b []byte, a ...any) []byte {
	p := pp{}
	p.doPrintln(a)
	return append(b, p.buf...)
}

// FormatString gives the directive that a State was called for.
func FormatString(state State, verb rune) string {
	out := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			out += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		out += Sprint(w)
	}
	if p, ok := state.Precision(); ok {
		out += "." + Sprint(p)
	}
	return out + string(verb)
}
