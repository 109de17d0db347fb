package strconv

import "errors"

func rt_parseFloat(s string, bitSize int) (f float64, status int)

func ParseFloat(s string, bitSize int) (float64, error) {
	f, status := rt_parseFloat(s, bitSize)
	if status != 0 {
		return f, numError("ParseFloat", s, status)
	}
	return f, nil
}

func rt_formatFloat(f float64, fmt byte, prec, bitSize int) string

func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	return rt_formatFloat(f, fmt, prec, bitSize)
}

func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize >>= 1
	im := FormatFloat(imag(c), fmt, prec, bitSize)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize) + im + "i)"
}

// floatEnd is the length of the longest number at the start of s.
func floatEnd(s string) int {
	for n := len(s); n > 0; n-- {
		if _, status := rt_parseFloat(s[:n], 64); status != 1 {
			return n
		}
	}
	return 0
}

func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	bad := &NumError{"ParseComplex", s, ErrSyntax}
	in := s
	if n := len(in); n >= 2 && in[0] == '(' && in[n-1] == ')' {
		in = in[1 : n-1]
	}
	var pending error
	part := func(text string) (float64, bool) {
		f, status := rt_parseFloat(text, size)
		if status == 1 {
			return 0, false
		}
		if status == 2 {
			pending = ErrRange
		}
		return f, true
	}
	n := floatEnd(in)
	re, ok := part(in[:n])
	if !ok {
		return 0, bad
	}
	rest := in[n:]
	switch {
	case rest == "":
		return result(complex(re, 0), s, pending)
	case rest == "i":
		return result(complex(0, re), s, pending)
	case rest[0] != '+' && rest[0] != '-' || rest[len(rest)-1] != 'i':
		return 0, bad
	}
	im, ok := part(rest[:len(rest)-1])
	if !ok {
		return 0, bad
	}
	return result(complex(re, im), s, pending)
}

func result(c complex128, s string, err error) (complex128, error) {
	if errors.Is(err, ErrRange) {
		return c, &NumError{"ParseComplex", s, ErrRange}
	}
	return c, nil
}
