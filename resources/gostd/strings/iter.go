package strings

import (
	"iter"
	"unicode"
)

func SplitSeq(s, sep string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range Split(s, sep) {
			if !yield(part) {
				return
			}
		}
	}
}

func SplitAfterSeq(s, sep string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range SplitAfter(s, sep) {
			if !yield(part) {
				return
			}
		}
	}
}

func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, field := range FieldsFunc(s, f) {
			if !yield(field) {
				return
			}
		}
	}
}

func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			line := s
			if i := IndexByte(s, '\n'); i >= 0 {
				line = s[:i+1]
			}
			s = s[len(line):]
			if !yield(line) {
				return
			}
		}
	}
}
