package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

type matchFunc func(pattern, text string) (bool, error)

// matcher gives tests their names and tells which of them are asked for.
type matcher struct {
	run, skip   []path // a test is run if one of these fits
	all         bool   // no -run
	matchString matchFunc

	mu       sync.Mutex
	subNames map[string]int // how often a name was given
}

// path is the patterns for the elements of a test's name: "A/B" is {"A", "B"}.
type path []string

func newMatcher(matchString matchFunc, patterns, option, skips string) *matcher {
	m := &matcher{all: patterns == "", matchString: matchString, subNames: make(map[string]int)}
	read := func(text, option string) []path {
		if text == "" {
			return nil
		}
		paths := splitPattern(text)
		for i, p := range paths {
			for j, element := range p {
				p[j] = cleanName(element)
				if _, err := matchString(p[j], "non-empty"); err != nil {
					where := option
					if len(paths) > 1 {
						where = fmt.Sprintf("alternation %d of %s", i, option)
						fmt.Fprintf(os.Stderr, "testing: invalid regexp for alternation %d of element %d of %s (%q): %s\n", i, j, option, p[j], err)
					} else {
						fmt.Fprintf(os.Stderr, "testing: invalid regexp for element %d of %s (%q): %s\n", j, where, p[j], err)
					}
					os.Exit(1)
				}
			}
		}
		return paths
	}
	m.run = read(patterns, option)
	m.skip = read(skips, "-test.skip")
	return m
}

// splitPattern takes "A/B|C" apart: {A, B} or {C}. Slashes and bars in brackets or parentheses belong to the pattern.
func splitPattern(s string) []path {
	var paths []path
	var current path
	brackets, parentheses, start := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '[':
			brackets++
		case c == ']':
			brackets = max(brackets-1, 0)
		case c == '(' && brackets == 0:
			parentheses++
		case c == ')' && brackets == 0:
			parentheses--
		case (c == '/' || c == '|') && brackets == 0 && parentheses == 0:
			current = append(current, s[start:i])
			start = i + 1
			if c == '|' {
				paths = append(paths, current)
				current = nil
			}
		}
	}
	return append(paths, append(current, s[start:]))
}

// fits tells whether the patterns fit a name; partial: they ask for subtests of it.
func (p path) fits(name []string, matchString matchFunc) (ok, partial bool) {
	for i, element := range name {
		if i >= len(p) {
			break
		}
		if ok, _ := matchString(p[i], element); !ok {
			return false, false
		}
	}
	return true, len(name) < len(p)
}

func anyFits(paths []path, name []string, matchString matchFunc) (ok, partial bool) {
	for _, p := range paths {
		if ok, partial = p.fits(name, matchString); ok {
			return ok, partial
		}
	}
	return false, false
}

// fullName is the unique name of a test and whether it is to run; partial: only for the sake of its subtests.
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if c != nil && c.level > 0 {
		name = m.unique(c.name, cleanName(name))
	}
	elements := strings.Split(name, "/")
	ok = true
	if !m.all {
		ok, partial = anyFits(m.run, elements, m.matchString)
	}
	if !ok {
		return name, false, false
	}
	if skip, partly := anyFits(m.skip, elements, m.matchString); skip && !partly {
		return name, false, false
	}
	return name, true, partial
}

// unique adds "#01" to a name that was given before. A test may itself be named "x#01".
func (m *matcher) unique(parent, name string) string {
	base := parent + "/" + name
	for {
		n := m.subNames[base]
		m.subNames[base] = n + 1
		if n == 0 && name != "" {
			if stem, number := splitNumber(base); stem != base && number < m.subNames[stem] {
				continue // "x#01" was made of the second "x" already
			}
			return base
		}
		numbered := fmt.Sprintf("%s#%02d", base, n)
		if m.subNames[numbered] == 0 {
			return numbered
		}
	}
}

// splitNumber takes the number off a name that could be made by unique.
func splitNumber(name string) (stem string, number int) {
	at := strings.LastIndexByte(name, '#')
	if at < 0 {
		return name, 0
	}
	stem, digits := name[:at], name[at+1:]
	n, err := strconv.ParseInt(digits, 10, 32)
	switch {
	case err != nil || n < 0 || len(digits) < 2 || len(digits) > 2 && digits[0] == '0':
		return name, 0
	case digits == "00" && !strings.HasSuffix(stem, "/"): // only a nameless test gets #00
		return name, 0
	}
	return stem, int(n)
}

// cleanName makes a name fit to be printed and asked for: blanks become _, what does not print is escaped.
func cleanName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
