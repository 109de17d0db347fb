package path

import (
	"errors"
	"strings"
	"unicode/utf8"
)

var ErrBadPattern = errors.New("syntax error in pattern")

// Match compares a whole name with a shell pattern: * and ? stop at slashes, [a-z^] is a class, a backslash escapes.
func Match(pattern, name string) (matched bool, err error) {
	for len(pattern) > 0 {
		star := false
		for strings.HasPrefix(pattern, "*") {
			pattern = pattern[1:]
			star = true
		}
		chunk, rest := nextChunk(pattern)
		pattern = rest
		if star && chunk == "" { // the end: anything but a slash
			return strings.IndexByte(name, '/') < 0, nil
		}
		left, ok, err := matchChunk(chunk, name)
		if err != nil {
			return false, err
		}
		if ok && (left == "" || pattern != "") {
			name = left
			continue
		}
		found := false
		if star {
			for i := 0; i < len(name) && name[i] != '/' && !found; i++ {
				left, ok, err := matchChunk(chunk, name[i+1:])
				if err != nil {
					return false, err
				}
				if ok && (pattern != "" || left == "") {
					name = left
					found = true
				}
			}
		}
		if found {
			continue
		}
		// No match; but a bad pattern is an error all the same.
		for pattern != "" {
			chunk, rest := nextChunk(strings.TrimLeft(pattern, "*"))
			pattern = rest
			if _, _, err := matchChunk(chunk, ""); err != nil {
				return false, err
			}
		}
		return false, nil
	}
	return name == "", nil
}

// nextChunk is what comes before the next star.
func nextChunk(pattern string) (chunk, rest string) {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '*':
			if !inClass {
				return pattern[:i], pattern[i:]
			}
		}
	}
	return pattern, ""
}

// matchChunk matches a pattern without stars at the start of s. It goes on after a mismatch, for the sake of errors.
func matchChunk(chunk, s string) (rest string, ok bool, err error) {
	failed := false
	for len(chunk) > 0 {
		failed = failed || s == ""
		r, size := utf8.DecodeRuneInString(s)
		switch chunk[0] {
		case '[':
			chunk = chunk[1:]
			negated := strings.HasPrefix(chunk, "^")
			if negated {
				chunk = chunk[1:]
			}
			inside := false
			for n := 0; n == 0 || !strings.HasPrefix(chunk, "]"); n++ {
				var low, high rune
				if low, chunk, err = classRune(chunk); err != nil {
					return "", false, err
				}
				high = low
				if chunk[0] == '-' {
					if high, chunk, err = classRune(chunk[1:]); err != nil {
						return "", false, err
					}
				}
				inside = inside || low <= r && r <= high
			}
			chunk = chunk[1:]
			failed = failed || inside == negated
		case '?':
			failed = failed || r == '/'
			chunk = chunk[1:]
		default:
			if chunk[0] == '\\' {
				if chunk = chunk[1:]; chunk == "" {
					return "", false, ErrBadPattern
				}
			}
			failed = failed || chunk[0] != s[0]
			size = 1
			chunk = chunk[1:]
		}
		if !failed {
			s = s[size:]
		}
	}
	if failed {
		return "", false, nil
	}
	return s, true, nil
}

// classRune takes one character, perhaps escaped, from inside of a class that must go on behind it.
func classRune(chunk string) (r rune, rest string, err error) {
	if chunk == "" || chunk[0] == '-' || chunk[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if chunk[0] == '\\' {
		if chunk = chunk[1:]; chunk == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, size := utf8.DecodeRuneInString(chunk)
	if r == utf8.RuneError && size == 1 || size == len(chunk) {
		return 0, "", ErrBadPattern
	}
	return r, chunk[size:], nil
}
