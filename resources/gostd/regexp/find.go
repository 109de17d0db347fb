package regexp

import (
	"io"
	"unicode/utf8"
)

// all calls deliver with the places of up to n matches that do not overlap (n < 0: of all).
func (re *Regexp) all(s string, n, groups int, deliver func([]int)) {
	if n < 0 {
		n = len(s) + 1
	}
	before := -1 // where the match before ended
	for from, count := 0, 0; count < n && from <= len(s); {
		m := re.match(s, from, groups)
		if m == nil {
			return
		}
		empty := m[1] == from
		if !empty {
			from = m[1]
		} else if _, size := utf8.DecodeRuneInString(s[from:]); size > 0 {
			from += size
		} else {
			from = len(s) + 1
		}
		// Right behind a match an empty one does not count.
		if !empty || m[0] != before {
			deliver(m)
			count++
		}
		before = m[1]
	}
}

func (re *Regexp) Find(b []byte) []byte {
	m := re.match(view(b), 0, 1)
	if m == nil {
		return nil
	}
	return b[m[0]:m[1]:m[1]]
}

func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.match(view(b), 0, 1) }

func (re *Regexp) FindString(s string) string {
	m := re.match(s, 0, 1)
	if m == nil {
		return ""
	}
	return s[m[0]:m[1]]
}

func (re *Regexp) FindStringIndex(s string) (loc []int)        { return re.match(s, 0, 1) }
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) { return re.readerMatch(r, 1) }
func (re *Regexp) FindSubmatchIndex(b []byte) []int            { return re.match(view(b), 0, len(re.names)) }
func (re *Regexp) FindStringSubmatchIndex(s string) []int      { return re.match(s, 0, len(re.names)) }
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.readerMatch(r, len(re.names))
}

func bytesOf(b []byte, m []int) [][]byte {
	if m == nil {
		return nil
	}
	out := make([][]byte, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = b[m[2*i]:m[2*i+1]:m[2*i+1]]
		}
	}
	return out
}

func stringsOf(s string, m []int) []string {
	if m == nil {
		return nil
	}
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

func (re *Regexp) FindSubmatch(b []byte) [][]byte { return bytesOf(b, re.FindSubmatchIndex(b)) }
func (re *Regexp) FindStringSubmatch(s string) []string {
	return stringsOf(s, re.FindStringSubmatchIndex(s))
}

func (re *Regexp) FindAll(b []byte, n int) (found [][]byte) {
	re.all(view(b), n, 1, func(m []int) { found = append(found, b[m[0]:m[1]:m[1]]) })
	return found
}

func (re *Regexp) FindAllIndex(b []byte, n int) (found [][]int) {
	re.all(view(b), n, 1, func(m []int) { found = append(found, m) })
	return found
}

func (re *Regexp) FindAllString(s string, n int) (found []string) {
	re.all(s, n, 1, func(m []int) { found = append(found, s[m[0]:m[1]]) })
	return found
}

func (re *Regexp) FindAllStringIndex(s string, n int) (found [][]int) {
	re.all(s, n, 1, func(m []int) { found = append(found, m) })
	return found
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) (found [][][]byte) {
	re.all(view(b), n, len(re.names), func(m []int) { found = append(found, bytesOf(b, m)) })
	return found
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) (found [][]int) {
	re.all(view(b), n, len(re.names), func(m []int) { found = append(found, m) })
	return found
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) (found [][]string) {
	re.all(s, n, len(re.names), func(m []int) { found = append(found, stringsOf(s, m)) })
	return found
}

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (found [][]int) {
	re.all(s, n, len(re.names), func(m []int) { found = append(found, m) })
	return found
}
