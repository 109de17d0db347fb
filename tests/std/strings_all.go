package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

var texts = []string{"", "a", "abc", "aaa", "ababab", "a,b,,c", "  x y\tz\n", "日本語", "é日é", "Hello, World", "\xff\xfea\xff", "ÀÉÎ àéî", "foo bar  baz",
	"ǅ ß ſ K", "one two\nthree", "x=1;y=2", ",", "aXbXc"}
var parts = []string{"", "a", "ab", "aa", ",", " ", "本", "é", "X", "\xff", "lo", "zzz", "  ", "abc"}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panics:", e)
		}
	}()
	f()
}

func main() {
	for _, s := range texts {
		b := []byte(s)
		fmt.Printf("%q %q %q %q %q %q\n", s, strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.TrimSpace(s))
		fmt.Printf("%q %q %q %q %q\n", bytes.ToUpper(b), bytes.ToLower(b), bytes.ToTitle(b), bytes.Title(b), bytes.TrimSpace(b))
		fmt.Printf("%q %q\n", strings.Fields(s), bytes.Fields(b))
		fmt.Printf("%q %q\n", strings.FieldsFunc(s, unicode.IsUpper), bytes.FieldsFunc(b, unicode.IsUpper))
		fmt.Printf("%q %q\n", strings.ToValidUTF8(s, "?"), bytes.ToValidUTF8(b, []byte("<>")))
		fmt.Printf("%q %q\n", strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return r + 1
		}, s), bytes.Map(unicode.ToUpper, b))
		fmt.Println(strings.IndexFunc(s, unicode.IsSpace), strings.LastIndexFunc(s, unicode.IsLetter), strings.ContainsFunc(s, unicode.IsPunct),
			bytes.IndexFunc(b, unicode.IsUpper), bytes.LastIndexFunc(b, unicode.IsUpper), bytes.ContainsFunc(b, unicode.IsDigit))
		fmt.Printf("%q %q %q\n", strings.TrimFunc(s, unicode.IsLetter), strings.TrimLeftFunc(s, unicode.IsLower), strings.TrimRightFunc(s, unicode.IsSpace))
		fmt.Println(slices.Collect(strings.Lines(s)), len(slices.Collect(strings.FieldsSeq(s))), slices.Collect(strings.FieldsFuncSeq(s, unicode.IsSpace)))
		fmt.Printf("%q %q %q\n", slices.Collect(bytes.Lines(b)), slices.Collect(bytes.FieldsSeq(b)), slices.Collect(bytes.FieldsFuncSeq(b, unicode.IsPunct)))
		fmt.Println([]rune(s), bytes.Runes(b))
		for _, p := range parts {
			q := []byte(p)
			fmt.Printf("%q %q: %d %d %d %t %t %t %d %d %t", s, p, strings.Index(s, p), strings.LastIndex(s, p), strings.Count(s, p), strings.Contains(s, p),
				strings.HasPrefix(s, p), strings.HasSuffix(s, p), strings.IndexAny(s, p), strings.LastIndexAny(s, p), strings.ContainsAny(s, p))
			fmt.Printf(" %d %d %d %t %t %t %d %d %t\n", bytes.Index(b, q), bytes.LastIndex(b, q), bytes.Count(b, q), bytes.Contains(b, q),
				bytes.HasPrefix(b, q), bytes.HasSuffix(b, q), bytes.IndexAny(b, p), bytes.LastIndexAny(b, p), bytes.ContainsAny(b, p))
			fmt.Printf("%q %q %q %q\n", strings.Split(s, p), strings.SplitN(s, p, 2), strings.SplitAfter(s, p), strings.SplitAfterN(s, p, 3))
			fmt.Printf("%q %q %q %q\n", bytes.Split(b, q), bytes.SplitN(b, q, 2), bytes.SplitAfter(b, q), bytes.SplitAfterN(b, q, 3))
			fmt.Printf("%q %q %q %q %q\n", strings.Trim(s, p), strings.TrimLeft(s, p), strings.TrimRight(s, p), strings.TrimPrefix(s, p), strings.TrimSuffix(s, p))
			fmt.Printf("%q %q %q %q %q\n", bytes.Trim(b, p), bytes.TrimLeft(b, p), bytes.TrimRight(b, p), bytes.TrimPrefix(b, q), bytes.TrimSuffix(b, q))
			fmt.Printf("%q %q %q\n", strings.Replace(s, p, "<>", 2), strings.ReplaceAll(s, p, "é"), bytes.ReplaceAll(b, q, []byte("")))
			fmt.Println(strings.EqualFold(s, p), strings.Compare(s, p), bytes.EqualFold(b, q), bytes.Compare(b, q), bytes.Equal(b, q))
			before, after, found := strings.Cut(s, p)
			fmt.Printf("%q %q %t ", before, after, found)
			after, found = strings.CutPrefix(s, p)
			fmt.Printf("%q %t ", after, found)
			before, found = strings.CutSuffix(s, p)
			fmt.Printf("%q %t\n", before, found)
			x, y, found := bytes.Cut(b, q)
			fmt.Printf("%q %q %t %q %q\n", x, y, found, slices.Collect(strings.SplitSeq(s, p)), slices.Collect(bytes.SplitAfterSeq(b, q)))
		}
		fmt.Println(strings.IndexByte(s, 'b'), strings.LastIndexByte(s, 'a'), strings.IndexRune(s, '本'), strings.IndexRune(s, 0xfffd), strings.ContainsRune(s, 'é'), strings.IndexRune(s, -1),
			bytes.IndexByte(b, 'b'), bytes.LastIndexByte(b, 'a'), bytes.IndexRune(b, '本'), bytes.ContainsRune(b, 'é'))
	}
	for _, pair := range [][2]string{{"Go", "GO"}, {"ß", "ẞ"}, {"K", "k"}, {"ſ", "S"}, {"σς", "ΣΣ"}, {"a", "ab"}, {"\xff", "\xfe"}, {"é", "É"}, {"İ", "i"}} {
		fmt.Print(strings.EqualFold(pair[0], pair[1]), " ")
	}
	fmt.Println(strings.Join(nil, ","), strings.Join([]string{"a"}, ","), strings.Join([]string{"a", "", "c"}, ", "), strings.Repeat("ab", 3), strings.Repeat("", 5))
	fmt.Printf("%q %q\n", bytes.Join([][]byte{[]byte("x"), nil, []byte("y")}, []byte("--")), bytes.Repeat([]byte("z"), 4))
	try("Repeat", func() { strings.Repeat("x", -1) })
	try("Repeat", func() { bytes.Repeat([]byte("x"), -1) })
	try("Replacer", func() { strings.NewReplacer("a") })

	for _, r := range []*strings.Replacer{strings.NewReplacer("a", "1", "b", "2"), strings.NewReplacer("<", "&lt;", ">", "&gt;"), strings.NewReplacer("a", "1", "aa", "2", "aaa", "3"),
		strings.NewReplacer("aaa", "3", "aa", "2", "a", "1"), strings.NewReplacer("", "X"), strings.NewReplacer("a", "", "", "-"), strings.NewReplacer("a", "1", "a", "2"),
		strings.NewReplacer("hello", "bye", "he", "she", "日", "day"), strings.NewReplacer()} {
		fmt.Printf("%q %q %q %q\n", r.Replace("aaab"), r.Replace("hello <日本> he"), r.Replace(""), r.Replace("ba"))
		var w bytes.Buffer
		n, err := r.WriteString(&w, "aXb hello")
		fmt.Println(n, err, w.String())
	}

	var sb strings.Builder
	sb.WriteString("héllo")
	sb.WriteByte('!')
	n, err := sb.WriteRune('日')
	m, err2 := sb.Write([]byte("xyz"))
	fmt.Println(sb.String(), sb.Len(), n, err, m, err2)
	sb.Grow(100)
	fmt.Println(sb.Cap() >= 112)
	fmt.Fprintf(&sb, "%03d", 7)
	fmt.Println(sb.String())
	sb.Reset()
	fmt.Println(sb.Len(), sb.String() == "")
	try("Grow", func() { sb.Grow(-1) })
	try("copied builder", func() {
		var a strings.Builder
		a.WriteByte('x')
		b := a
		b.WriteByte('y')
	})

	r := strings.NewReader("héllo wörld")
	fmt.Println(r.Len(), r.Size())
	c, _ := r.ReadByte()
	u, size, _ := r.ReadRune()
	fmt.Println(c, string(u), size, r.UnreadRune(), r.UnreadRune(), r.UnreadByte(), r.UnreadByte(), r.UnreadByte())
	fmt.Println(r.Seek(-3, io.SeekEnd))
	rest, err := io.ReadAll(r)
	fmt.Println(string(rest), err)
	_, err = r.ReadByte()
	_, _, err2 = r.ReadRune()
	fmt.Println(err, err2)
	fmt.Println(r.Seek(-1, io.SeekStart))
	fmt.Println(r.Seek(0, 7))
	fmt.Println(r.Seek(100, io.SeekCurrent))
	fmt.Println(r.Read(make([]byte, 1)))
	buf := make([]byte, 4)
	k, err := r.ReadAt(buf, 9)
	fmt.Println(k, err, string(buf[:k]))
	_, err = r.ReadAt(buf, -1)
	_, err2 = r.ReadAt(buf, 100)
	fmt.Println(err, err2)
	r.Reset("new")
	var w strings.Builder
	fmt.Println(r.WriteTo(&w))
	fmt.Println(w.String(), r.Len())
	fmt.Println(strings.Clone("x"), bytes.Clone(nil) == nil, string(bytes.Clone([]byte("q"))))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("five", ""), strings.ContainsRune("", 'a'))
}
