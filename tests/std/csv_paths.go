package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unique"
)

func main() {
	texts := []string{"a,b,c\n1,2,3\n", "a,b\r\nc,d\r\n", "", "\n\n", "\"x\"\"y\",\"multi\nline\"\n", "a,\"b\n", "a\"b,c\n", "\"a\"b,c\n", "a,b\nc\n", "#note\na,b\n", " a, b\n", "a,,\n", "\"\"\n",
		"a;b;c\n", "x,y\r", "\"a\",", "é,日\n", "\"a\r\nb\",c\r\n", "\"open", "a b,\"c\"  \n", ",\n"}
	for _, text := range texts {
		for mode := 0; mode < 5; mode++ {
			r := csv.NewReader(strings.NewReader(text))
			switch mode {
			case 1:
				r.LazyQuotes = true
			case 2:
				r.Comment, r.TrimLeadingSpace = '#', true
			case 3:
				r.Comma = ';'
			case 4:
				r.FieldsPerRecord = -1
			}
			for {
				record, err := r.Read()
				fmt.Printf("%q %d %q %v %d", text, mode, record, err, r.InputOffset())
				for i := range record {
					if err == nil {
						line, column := r.FieldPos(i)
						fmt.Printf(" %d:%d", line, column)
					}
				}
				fmt.Println()
				var pe *csv.ParseError
				if errors.As(err, &pe) {
					fmt.Println(pe.StartLine, pe.Line, pe.Column, pe.Err)
				}
				if err == io.EOF || err != nil && !errors.Is(err, csv.ErrFieldCount) {
					break
				}
			}
		}
		all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		fmt.Printf("%q %v\n", all, err)
	}
	r := csv.NewReader(strings.NewReader("a"))
	r.Comma = '\n'
	fmt.Println(r.Read())
	w := csv.NewWriter(os.Stdout)
	fmt.Println(w.WriteAll([][]string{{"a", "b c", "d,e", "f\"g", "h\ni", "", " lead", "trail ", `\.`, "é"}, {}, {""}, {"x", ""}}), w.Error())
	w.Comma, w.UseCRLF = '\t', true
	w.Write([]string{"a\tb", "c\nd", "e,f"})
	w.Flush()
	w.Comma = '"'
	fmt.Println(w.Write(nil))

	for _, p := range []string{"", ".", "/", "//", "a", "a/b", "/a/b/", "a//b", "a/./b", "a/../b", "../a", "/../a", "a/b/../../..", "./a", "a/..", "file.tar.gz", "/x/.hidden", "dir.d/file", "a/b.c/", "..", "../.."} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %q %t %t\n", p, path.Clean(p), dir, file, path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p), filepath.IsLocal(p))
	}
	fmt.Println(path.Join("a", "b", "../c", "/d"), path.Join("", ""), path.Join(), filepath.Join("x", "", "y"), filepath.SplitList("/a:/b"), filepath.ToSlash("a/b"))
	for _, pair := range [][2]string{{"/a", "/a/b/c"}, {"/a/b", "/a"}, {"/a/b", "/c"}, {"a", "a"}, {"a/b", "c"}, {".", "a/b"}, {"..", "a"}, {"/a", "b"}, {"../a", "../b"}, {"/", "/x"}} {
		rel, err := filepath.Rel(pair[0], pair[1])
		fmt.Println(pair, rel, err)
	}
	for _, pattern := range []string{"*", "a*", "*c", "a?c", "[a-c]*", "[^a]", "a/*", "*/b", `a\*`, "[", "[a", "a[", "[]a]", "[-]", "[a-", `\`, "a*b*c", "", "*.go", "[é日]", "x*]"} {
		for _, name := range []string{"", "a", "abc", "a/b", "a*", "main.go", "日", "axbxc", "ab[c"} {
			ok, err := path.Match(pattern, name)
			fmt.Print(ok, err, " ")
		}
		fmt.Println(pattern)
	}
	a, b := unique.Make("one"), unique.Make("on"+string([]byte{'e'}))
	fmt.Println(a == b, a.Value(), unique.Make(1) == unique.Make(2))
}
