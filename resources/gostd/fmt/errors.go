package fmt

import "errors"

// Errorf makes an error of a formatted text; operands of %w are wrapped.
func Errorf(format string, a ...any) error {
	p := pp{}
	p.print(modeErrorf, format, a)
	text := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[p.wrapped[0]].(error)
		return w
	}
	// In the order of the operands, each once.
	seen := make([]bool, len(a))
	for _, i := range p.wrapped {
		seen[i] = true
	}
	w := &wrapErrors{msg: text}
	for i, arg := range a {
		if seen[i] {
			if err, ok := arg.(error); ok {
				w.errs = append(w.errs, err)
			}
		}
	}
	return w
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
