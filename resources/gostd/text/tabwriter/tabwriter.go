// Package tabwriter aligns tab-terminated cells in columns (elastic tabstops).
package tabwriter

import (
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

const Escape = '\xff'

type cell struct {
	text  []byte
	width int  // in runes
	htab  bool // ended by '\t', not '\v'
}

// Writer collects lines until Flush, a form feed or a line without tabs ends all columns. FilterHTML is not supported.
type Writer struct {
	out                         io.Writer
	minwidth, tabwidth, padding int
	padchar                     byte
	flags                       uint
	lines                       [][]cell
	current                     []byte
	escaped                     bool
	err                         error
	result                      []byte
	widths                      []int
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if flags&FilterHTML != 0 {
		panic("text/tabwriter: FilterHTML is not supported by Waitscope")
	}
	if padchar == '\t' {
		flags &^= AlignRight // padding with tabs is left-aligned
	}
	*b = Writer{out: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines = [][]cell{nil}
	b.current = nil
	b.widths = nil
	b.escaped = false
}

func (b *Writer) endCell(htab bool) {
	width := utf8.RuneCount(b.current)
	text := b.current
	if b.flags&StripEscape != 0 {
		stripped := []byte{}
		for _, c := range text {
			if c != Escape {
				stripped = append(stripped, c)
			}
		}
		text, width = stripped, utf8.RuneCount(stripped)
	}
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], cell{text, width, htab})
	b.current = nil
}

func (b *Writer) Write(buf []byte) (int, error) {
	for _, c := range buf {
		if b.escaped {
			b.current = append(b.current, c)
			b.escaped = c != Escape
			continue
		}
		switch c {
		case Escape:
			b.escaped = true
			b.current = append(b.current, c)
		case '\t', '\v':
			b.endCell(c == '\t')
		case '\n', '\f':
			b.endCell(false)
			cells := len(b.lines[len(b.lines)-1])
			b.lines = append(b.lines, nil)
			if c == '\f' || cells == 1 {
				b.flush()
				if c == '\f' && b.flags&Debug != 0 {
					b.put("---\n")
				}
			}
		default:
			b.current = append(b.current, c)
		}
	}
	return len(buf), b.err
}

func (b *Writer) put(s string) {
	if b.err == nil {
		_, b.err = b.out.Write([]byte(s))
	}
}

// Flush writes everything and forgets the columns.
func (b *Writer) Flush() error {
	b.flush()
	err := b.err
	b.err = nil
	return err
}

func (b *Writer) flush() {
	if len(b.current) > 0 {
		b.endCell(false)
	}
	b.result = b.result[:0]
	b.format(0, len(b.lines))
	if len(b.result) > 0 {
		b.put(string(b.result))
	}
	b.reset()
}

// format writes lines [from, to). A column is a run of lines that have a tab-terminated cell there; the columns to its left
// are in b.widths already.
func (b *Writer) format(from, to int) {
	column := len(b.widths)
	done := from
	for line := from; line < to; line++ {
		if column >= len(b.lines[line])-1 {
			continue
		}
		b.writeLines(done, line)
		done = line
		width := b.minwidth
		discardable := true
		end := line
		for ; end < to && column < len(b.lines[end])-1; end++ {
			c := b.lines[end][column]
			if w := c.width + b.padding; w > width {
				width = w
			}
			if c.width > 0 || c.htab {
				discardable = false
			}
		}
		if discardable && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(line, end)
		b.widths = b.widths[:len(b.widths)-1]
		done = end
		line = end - 1
	}
	b.writeLines(done, to)
}

func (b *Writer) pad(textw, cellw int, useTabs bool) {
	if b.padchar == '\t' || useTabs {
		if b.tabwidth == 0 {
			return
		}
		cellw = (cellw + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		for n := cellw - textw; n > 0; n -= b.tabwidth {
			b.result = append(b.result, '\t')
		}
		return
	}
	for n := cellw - textw; n > 0; n-- {
		b.result = append(b.result, b.padchar)
	}
}

func (b *Writer) writeLines(from, to int) {
	for i := from; i < to; i++ {
		line := b.lines[i]
		useTabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.result = append(b.result, '|')
			}
			switch {
			case c.width == 0 && len(c.text) == 0:
				if j < len(b.widths) {
					b.pad(0, b.widths[j], useTabs)
				}
			case b.flags&AlignRight == 0:
				useTabs = false
				b.result = append(b.result, c.text...)
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
			default:
				useTabs = false
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
				b.result = append(b.result, c.text...)
			}
		}
		if i+1 < len(b.lines) {
			b.result = append(b.result, '\n')
		}
	}
}
