package strconv

import "errors"

const intSize = 64

// IntSize is the size of an int in bits.
const IntSize = intSize

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// NumError is a failed conversion.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// numError makes the error for a native's status: 1 syntax, 2 range.
func numError(fn, s string, status int) error {
	if status == 1 {
		return &NumError{fn, s, ErrSyntax}
	}
	return &NumError{fn, s, ErrRange}
}

func rt_parseUint(s string, base, bitSize int) (n uint64, status int)
func rt_parseInt(s string, base, bitSize int) (n int64, status int)

// checkBase says what is wrong with the numbers that a caller gave.
func checkBase(fn, s string, base, bitSize int) error {
	if s == "" {
		return &NumError{fn, s, ErrSyntax}
	}
	if base != 0 && (base < 2 || base > 36) {
		return &NumError{fn, s, errors.New("invalid base " + Itoa(base))}
	}
	if bitSize < 0 || bitSize > 64 {
		return &NumError{fn, s, errors.New("invalid bit size " + Itoa(bitSize))}
	}
	return nil
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	if err := checkBase("ParseUint", s, base, bitSize); err != nil {
		return 0, err
	}
	n, status := rt_parseUint(s, base, bitSize)
	if status != 0 {
		return n, numError("ParseUint", s, status)
	}
	return n, nil
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	if err := checkBase("ParseInt", s, base, bitSize); err != nil {
		return 0, err
	}
	n, status := rt_parseInt(s, base, bitSize)
	if status != 0 {
		return n, numError("ParseInt", s, status)
	}
	return n, nil
}

func Atoi(s string) (int, error) {
	n, status := rt_parseInt(s, 10, 0)
	if status != 0 {
		return int(n), numError("Atoi", s, status)
	}
	return int(n), nil
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", str, ErrSyntax}
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

func Itoa(i int) string

// FormatInt and FormatUint give the digits in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	return rt_formatInt(i, base)
}

func FormatUint(i uint64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	return rt_formatUint(i, base)
}

func rt_formatInt(i int64, base int) string
func rt_formatUint(i uint64, base int) string

func AppendInt(dst []byte, i int64, base int) []byte { return append(dst, FormatInt(i, base)...) }

func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }
