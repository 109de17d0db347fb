package runtime

// Stack writes the dump of the calling goroutine, or of all, into buf.
func Stack(buf []byte, all bool) int { return copy(buf, rt_stack(all)) }

func rt_stack(all bool) string

// rt_pc is the program counter of the frame `depth` above its caller; 0: there is none.
func rt_pc(depth int) uintptr

// rt_pcFrame tells about a program counter.
func rt_pcFrame(pc uintptr) (function, file string, line int, ok bool)

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pc = rt_pc(skip + 1)
	_, file, line, ok = rt_pcFrame(pc)
	return pc, file, line, ok
}

func Callers(skip int, pc []uintptr) int {
	n := 0
	for n < len(pc) {
		if pc[n] = rt_pc(skip + n); pc[n] == 0 {
			break
		}
		n++
	}
	return n
}

func frameAt(pc uintptr) (Frame, bool) {
	function, file, line, ok := rt_pcFrame(pc)
	if !ok {
		return Frame{}, false
	}
	return Frame{PC: pc, Func: &Func{function, file, line, pc}, Function: function, File: file, Line: line}, true
}

// Frame is one call.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames walks the calls that Callers found.
type Frames struct{ pcs []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	frame, _ = frameAt(f.pcs[0])
	f.pcs = f.pcs[1:]
	return frame, len(f.pcs) > 0
}

// Func is a function of the program.
type Func struct {
	name string
	file string
	line int
	pc   uintptr
}

func FuncForPC(pc uintptr) *Func {
	frame, ok := frameAt(pc)
	if !ok {
		return nil
	}
	return frame.Func
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.pc }

func (f *Func) FileLine(pc uintptr) (file string, line int) { return f.file, f.line }
