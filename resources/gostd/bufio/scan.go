package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const MaxScanTokenSize = 64 * 1024

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	ErrFinalToken      = errors.New("final token")
)

type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// Scanner cuts its input into tokens, by default lines.
type Scanner struct {
	r        io.Reader
	split    SplitFunc
	maxToken int
	token    []byte
	buf      []byte // what was read and not yet passed
	scratch  []byte // memory for buf
	err      error
	empties  int
	started  bool
	done     bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, maxToken: MaxScanTokenSize}
}

func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}
func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.scratch = buf[:0]
	s.maxToken = max
}

func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.started = true
	for {
		if len(s.buf) > 0 || s.err != nil {
			advance, token, err := s.split(s.buf, s.err != nil)
			if err != nil {
				if err == ErrFinalToken {
					s.token = token
					s.done = true
					return token != nil
				}
				s.fail(err)
				return false
			}
			if advance < 0 {
				s.fail(ErrNegativeAdvance)
				return false
			}
			if advance > len(s.buf) {
				s.fail(ErrAdvanceTooFar)
				return false
			}
			s.buf = s.buf[advance:]
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.empties = 0
				} else if s.empties++; s.empties > 100 {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			s.buf = nil
			s.token = nil
			return false
		}
		if !s.more() {
			return false
		}
	}
}

func (s *Scanner) fail(err error) {
	s.token = nil
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.done = true
}

// more reads once into free memory behind buf.
func (s *Scanner) more() bool {
	if len(s.buf) >= s.maxToken {
		s.fail(ErrTooLong)
		return false
	}
	size := max(cap(s.scratch), min(defaultSize, s.maxToken))
	for size < 2*len(s.buf) {
		size *= 2
	}
	size = min(size, max(s.maxToken, cap(s.scratch)))
	if size <= len(s.buf) {
		s.fail(ErrTooLong)
		return false
	}
	if cap(s.scratch) < size {
		s.scratch = make([]byte, 0, size)
	}
	memory := s.scratch[:cap(s.scratch)]
	held := copy(memory, s.buf)
	for tries := 0; ; tries++ {
		n, err := s.r.Read(memory[held:])
		if n < 0 || n > len(memory)-held {
			s.fail(ErrBadReadCount)
			return false
		}
		s.buf = memory[:held+n]
		if err != nil {
			s.err = err
			return true
		}
		if n > 0 {
			s.empties = 0
			return true
		}
		if tries == 100 {
			s.err = io.ErrNoProgress
			return true
		}
	}
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(utf8.RuneError)), nil
	}
	return size, data[:size], nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	line, used := data, len(data)
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		line, used = data[:i], i+1
	} else if !atEOF || len(data) == 0 {
		return 0, nil, nil
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return used, line, nil
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := utf8.DecodeRune(data[start:])
		if !isSpace(r) {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if isSpace(r) {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
