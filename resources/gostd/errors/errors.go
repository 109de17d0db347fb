package errors

// New returns an error with this text; no two of them are equal.
func New(text string) error {
	return &errorString{text}
}

type errorString struct {
	s string
}

func (e *errorString) Error() string {
	return e.s
}

// ErrUnsupported says that an operation cannot be done.
var ErrUnsupported = New("unsupported operation")
