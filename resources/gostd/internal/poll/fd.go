package poll

import "errors"

var (
	errEOF           error // set by os, which knows io.EOF
	errUnexpectedEOF error

	ErrFileClosing    = errors.New("use of closed file")
	errNetClosing     = errors.New("use of closed network connection")
	ErrNotPollable    = errors.New("not pollable")
	errDeadlinePassed = errors.New("i/o timeout")
)

// SetEOF gives the package io's errors, so that it need not import io.
func SetEOF(eof, unexpected error) {
	errEOF, errUnexpectedEOF = eof, unexpected
}

func errClosing(isFile bool) error {
	if isFile {
		return ErrFileClosing
	}
	return errNetClosing
}
