package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

var samples = []string{"", "f", "fo", "foo", "foob", "fooba", "foobar", "\x00\xff\xfe", "sure.", "Hello, 世界! some longer text that has to be in several chunks of the encoder"}

func main() {
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.WithPadding('*'), base64.StdEncoding.Strict()} {
		for _, s := range samples {
			e := enc.EncodeToString([]byte(s))
			d, err := enc.DecodeString(e)
			fmt.Println(e, string(d) == s, err, enc.EncodedLen(len(s)), enc.DecodedLen(len(e)))
			var b bytes.Buffer
			w := base64.NewEncoder(enc, &b)
			for i := 0; i < len(s); i += 2 {
				w.Write([]byte(s[i:min(i+2, len(s))]))
			}
			w.Close()
			back, err := io.ReadAll(base64.NewDecoder(enc, strings.NewReader(b.String())))
			fmt.Println(b.String() == e, string(back) == s, err)
		}
		for _, bad := range []string{"!", "Zg", "Zg=", "Zg==", "Zm9v\nYmFy", "Zm9vY", "Zm9=v", "====", "Zh==", "Zm9vYg==x", "Z", "Zm8=", "Zm9*", "é"} {
			d, err := enc.DecodeString(bad)
			fmt.Printf("%q %q %v\n", bad, d, err)
			d, err = io.ReadAll(base64.NewDecoder(enc, strings.NewReader(bad)))
			fmt.Printf("%q %v\n", d, err)
		}
	}
	fmt.Printf("%s\n", base64.StdEncoding.AppendEncode([]byte("x:"), []byte("abc")))
	d, err := base64.StdEncoding.AppendDecode([]byte("x:"), []byte("YWJj"))
	fmt.Printf("%s %v\n", d, err)
	for _, f := range []func(){func() { base64.NewEncoding("short") }, func() { base64.StdEncoding.WithPadding('A') }, func() { base64.StdEncoding.WithPadding('\n') }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}

	for _, enc := range []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding)} {
		for _, s := range samples {
			e := enc.EncodeToString([]byte(s))
			d, err := enc.DecodeString(e)
			fmt.Println(e, string(d) == s, err, enc.EncodedLen(len(s)), enc.DecodedLen(len(e)))
			var b bytes.Buffer
			w := base32.NewEncoder(enc, &b)
			io.WriteString(w, s)
			w.Close()
			back, err := io.ReadAll(base32.NewDecoder(enc, strings.NewReader(b.String())))
			fmt.Println(b.String() == e, string(back) == s, err)
		}
		for _, bad := range []string{"!", "MY", "MY======", "MZXW6YQ=", "MZXW6YQ", "my======", "MZXW\n6YQ=", "MZXW6YQ=A", "M=======", "MZXW6YTBOI======x"} {
			d, err := enc.DecodeString(bad)
			fmt.Printf("%q %q %v\n", bad, d, err)
		}
	}

	for _, s := range samples {
		e := hex.EncodeToString([]byte(s))
		d, err := hex.DecodeString(strings.ToUpper(e))
		fmt.Println(e, string(d) == s, err)
		fmt.Print(hex.Dump([]byte(s)))
		var b bytes.Buffer
		hex.NewEncoder(&b).Write([]byte(s))
		back, err := io.ReadAll(hex.NewDecoder(&b))
		fmt.Println(string(back) == s, err)
	}
	for _, bad := range []string{"0", "0g", "zz", "abc", "12x4"} {
		d, err := hex.DecodeString(bad)
		fmt.Printf("%x %v\n", d, err)
		d, err = io.ReadAll(hex.NewDecoder(strings.NewReader(bad)))
		fmt.Printf("%x %v\n", d, err)
	}
	fmt.Printf("%s\n", hex.AppendEncode([]byte("0x"), []byte{1, 171}))
	d, err = hex.AppendDecode(nil, []byte("01ab"))
	fmt.Println(d, err, hex.EncodedLen(3), hex.DecodedLen(7), hex.ErrLength, hex.InvalidByteError('é'))
	dumper := hex.Dumper(&lines{})
	fmt.Fprint(dumper, "written in ")
	fmt.Fprint(dumper, "several parts, \x00\x01")
	dumper.Close()
}

type lines struct{}

func (lines) Write(p []byte) (int, error) { fmt.Printf("<%s>", p); return len(p), nil }
