// Package csv reads and writes comma-separated values (RFC 4180).
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseError says where; lines and columns count from 1, columns in bytes.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")
)

var errDelimiter = errors.New("csv: invalid field or comment delimiter")

func validDelimiter(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r      *bufio.Reader
	line   int
	offset int64
	places []place
	last   []string
}

type place struct{ line, column int }

func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

func (r *Reader) Read() (record []string, err error) {
	var reuse []string
	if r.ReuseRecord {
		reuse = r.last[:0]
	}
	record, err = r.record(reuse)
	if r.ReuseRecord {
		r.last = record
	}
	return record, err
}

func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.record(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.places) {
		panic("out of range index passed to FieldPos")
	}
	return r.places[field].line, r.places[field].column
}

func (r *Reader) InputOffset() int64 { return r.offset }

// readLine is the next line with its end as a single \n; the last line may have none.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadBytes('\n')
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		if line[size-1] == '\r' {
			line = line[:size-1]
		}
	}
	r.line++
	r.offset += int64(size)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

// ending is how much of the line is its end.
func ending(line []byte) int {
	if len(line) > 0 && line[len(line)-1] == '\n' {
		return 1
	}
	return 0
}

func (r *Reader) record(record []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelimiter(r.Comma) || r.Comment != 0 && !validDelimiter(r.Comment) {
		return nil, errDelimiter
	}
	var line []byte
	var readErr error
	for readErr == nil {
		line, readErr = r.readLine()
		if r.Comment != 0 && bytes.HasPrefix(line, []byte(string(r.Comment))) {
			line = nil
			continue
		}
		if readErr == nil && len(line) == ending(line) {
			line = nil
			continue
		}
		break
	}
	if readErr == io.EOF {
		return nil, readErr
	}
	start := r.line
	r.places = r.places[:0]
	comma := []byte(string(r.Comma))
	at := place{r.line, 1}
	var err error
	fail := func(line, column int, cause error) {
		err = &ParseError{StartLine: start, Line: line, Column: column, Err: cause}
	}

	for more := true; more && err == nil; {
		if r.TrimLeadingSpace {
			trimmed := bytes.TrimLeftFunc(line, unicode.IsSpace)
			if len(trimmed) == 0 {
				at.column -= ending(line)
			}
			at.column += len(line) - len(trimmed)
			line = trimmed
		}
		r.places = append(r.places, at)
		if len(line) == 0 || line[0] != '"' {
			field := line
			i := bytes.Index(line, comma)
			if i >= 0 {
				field = line[:i]
			} else {
				field = line[:len(line)-ending(line)]
			}
			if !r.LazyQuotes {
				if j := bytes.IndexByte(field, '"'); j >= 0 {
					fail(r.line, at.column+j, ErrBareQuote)
					break
				}
			}
			record = append(record, string(field))
			more = i >= 0
			if more {
				line = line[i+len(comma):]
				at.column += i + len(comma)
			}
			continue
		}
		var field strings.Builder
		line = line[1:]
		at.column++
		for open := true; open && err == nil; {
			i := bytes.IndexByte(line, '"')
			switch {
			case i >= 0:
				field.Write(line[:i])
				line = line[i+1:]
				at.column += i + 1
				next, _ := utf8.DecodeRune(line)
				switch {
				case next == '"':
					field.WriteByte('"')
					line = line[1:]
					at.column++
				case len(line) > 0 && next == r.Comma:
					line = line[len(comma):]
					at.column += len(comma)
					open = false
				case len(line) == ending(line):
					open, more = false, false
				case r.LazyQuotes:
					field.WriteByte('"')
				default:
					fail(r.line, at.column-1, ErrQuote)
				}
			case len(line) > 0: // it goes on in the next line
				field.Write(line)
				at.column += len(line)
				if readErr != nil {
					open, more = false, false
					break
				}
				line, readErr = r.readLine()
				if len(line) > 0 {
					at.line++
					at.column = 1
				}
				if readErr == io.EOF {
					readErr = nil
				}
			default:
				if !r.LazyQuotes && readErr == nil {
					fail(at.line, at.column, ErrQuote)
				}
				open, more = false, false
			}
		}
		if err == nil {
			record = append(record, field.String())
		}
	}
	if err == nil {
		err = readErr
	}
	if err != nil && record == nil {
		return nil, err
	}
	if r.FieldsPerRecord > 0 {
		if len(record) != r.FieldsPerRecord && err == nil {
			err = &ParseError{StartLine: start, Line: start, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(record)
	}
	return record, err
}
