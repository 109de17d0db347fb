package regexp

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace copies s with what put appends in the place of every match. What is left may be nothing: found says whether
// anything matched.
func (re *Regexp) replace(s string, groups int, put func(out []byte, m []int) []byte) (out []byte, found bool) {
	end := 0 // of the match before
	for from := 0; from <= len(s); {
		m := re.match(s, from, groups)
		if m == nil {
			break
		}
		found = true
		out = append(out, s[end:m[0]]...)
		// An empty match right behind another one is not replaced.
		if m[1] > end || m[0] == 0 {
			out = put(out, m)
		}
		end = m[1]
		_, size := utf8.DecodeRuneInString(s[from:])
		from = max(from+max(size, 1), end)
	}
	if !found {
		return nil, false
	}
	return append(out, s[end:]...), true
}

func (re *Regexp) replaceString(s string, groups int, put func(out []byte, m []int) []byte) string {
	if out, found := re.replace(s, groups, put); found {
		return string(out)
	}
	return s
}

func (re *Regexp) replaceBytes(b []byte, groups int, put func(out []byte, m []int) []byte) []byte {
	if out, found := re.replace(view(b), groups, put); found {
		return out
	}
	return append([]byte(nil), b...)
}

// groupsIn is how many groups a template needs to know.
func (re *Regexp) groupsIn(template string) int {
	if strings.IndexByte(template, '$') < 0 {
		return 1
	}
	return len(re.names)
}

func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replaceString(src, re.groupsIn(repl), func(out []byte, m []int) []byte {
		return re.expand(out, repl, src, m)
	})
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, 1, func(out []byte, m []int) []byte { return append(out, repl...) })
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, 1, func(out []byte, m []int) []byte { return append(out, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	template := string(repl)
	return re.replaceBytes(src, re.groupsIn(template), func(out []byte, m []int) []byte {
		return re.expand(out, template, view(src), m)
	})
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, 1, func(out []byte, m []int) []byte { return append(out, repl...) })
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, 1, func(out []byte, m []int) []byte { return append(out, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(out []byte, template string, src string, m []int) []byte {
	for {
		before, after, found := strings.Cut(template, "$")
		out = append(out, before...)
		if !found {
			return out
		}
		template = after
		if strings.HasPrefix(template, "$") {
			out = append(out, '$')
			template = template[1:]
			continue
		}
		name, rest, ok := reference(template)
		if !ok {
			out = append(out, '$') // not a reference: as it stands
			continue
		}
		template = rest
		group := groupNumber(name)
		if group >= 0 {
			if 2*group+1 < len(m) && m[2*group] >= 0 {
				out = append(out, src[m[2*group]:m[2*group+1]]...)
			}
			continue
		}
		for i, s := range re.names {
			if s == name && 2*i+1 < len(m) && m[2*i] >= 0 {
				out = append(out, src[m[2*i]:m[2*i+1]]...)
				break
			}
		}
	}
}

// reference takes the name, or {name}, from the start of a template behind a dollar sign.
func reference(s string) (name, rest string, ok bool) {
	braces := strings.HasPrefix(s, "{")
	if braces {
		s = s[1:]
	}
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		end += size
	}
	if end == 0 {
		return "", "", false
	}
	name, rest = s[:end], s[end:]
	if braces {
		if !strings.HasPrefix(rest, "}") {
			return "", "", false
		}
		rest = rest[1:]
	}
	return name, rest, true
}

// groupNumber is the number that a name is; -1 if it is none, or has a leading zero.
func groupNumber(name string) int {
	if name[0] == '0' && len(name) > 1 || len(name) > 9 {
		return -1
	}
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' {
			return -1
		}
	}
	n, _ := strconv.Atoi(name)
	return n
}
