package runtime

// Error is a run-time error, which panics carry.
type Error interface {
	error
	RuntimeError()
}

// errorString is a run-time error like a division by zero.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// boundsError is an index or a slice bound that is out of range.
type boundsError struct{ text string }

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string { return "runtime error: " + e.text }

// plainError is a run-time error without that prefix: "send on closed channel".
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// TypeAssertionError is a failed type assertion.
type TypeAssertionError struct{ text string }

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string { return e.text }

// PanicNilError is what panic(nil) panics with since Go 1.21.
type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

func (*PanicNilError) RuntimeError() {}
