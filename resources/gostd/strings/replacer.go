package strings

import "io"

// Replacer replaces several strings in one pass; at one place the earlier pair wins.
type Replacer struct{ pairs []string }

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

func (r *Replacer) Replace(s string) string {
	var b Builder
	last := 0 // everything before is in b
	emptyUsed := false
	for i := 0; i <= len(s); {
		found := false
		for p := 0; p < len(r.pairs); p += 2 {
			old := r.pairs[p]
			if !HasPrefix(s[i:], old) || old == "" && emptyUsed {
				continue
			}
			found = true
			b.WriteString(s[last:i])
			b.WriteString(r.pairs[p+1])
			i += len(old)
			last = i
			emptyUsed = old == ""
			break
		}
		if !found {
			emptyUsed = false
			i++
		}
	}
	if last == 0 && b.Len() == 0 {
		return s
	}
	b.WriteString(s[last:])
	return b.String()
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
