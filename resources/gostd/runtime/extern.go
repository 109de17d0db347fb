package runtime

// Stack writes the dump of the calling goroutine, or of all, into buf.
func Stack(buf []byte, all bool) int { return copy(buf, rt_stack(all)) }

func rt_stack(all bool) string

// rt_frame tells about the frame `depth` above its caller.
func rt_frame(depth int) (function, file string, line int, ok bool)

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	function, file, line, ok := rt_frame(skip + 1)
	if !ok {
		return 0, "", 0, false
	}
	return framePC(function, file, line), file, line, true
}

func Callers(skip int, pc []uintptr) int {
	n := 0
	for n < len(pc) {
		function, file, line, ok := rt_frame(skip + n)
		if !ok {
			break
		}
		pc[n] = framePC(function, file, line)
		n++
	}
	return n
}

// A program counter here is an index in this table of the places that were asked for.
var frames []Frame

const firstPC = 0x450000

func framePC(function, file string, line int) uintptr {
	for i := range frames {
		if frames[i].Line == line && frames[i].Function == function {
			return frames[i].PC
		}
	}
	pc := uintptr(firstPC + 16*len(frames))
	frames = append(frames, Frame{PC: pc, Func: &Func{function, file, line, pc}, Function: function, File: file, Line: line})
	return pc
}

func frameAt(pc uintptr) (Frame, bool) {
	if pc < firstPC || pc >= firstPC+16*uintptr(len(frames)) {
		return Frame{}, false
	}
	return frames[(pc-firstPC)/16], true
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
