package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
)

// single gives one byte at a time.
type single struct{ r io.Reader }

func (s single) Read(p []byte) (int, error) { return s.r.Read(p[:min(1, len(p))]) }

// fullAfter notes how much it is given at a time and fails after n writes.
type fullAfter struct {
	n     int
	sizes []int
}

func (w *fullAfter) Write(p []byte) (int, error) {
	w.sizes = append(w.sizes, len(p))
	if w.n--; w.n < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func main() {
	text := strings.Repeat("hello, world ", 300)
	for n := range 6 {
		sink64, sink32 := &fullAfter{n: n}, &fullAfter{n: n}
		w64 := base64.NewEncoder(base64.StdEncoding, sink64)
		w32 := base32.NewEncoder(base32.StdEncoding, sink32)
		for _, w := range []io.WriteCloser{w64, w32} {
			for _, part := range []string{"ab", "", "c", text[:2000], "x", text[:1]} {
				n, err := w.Write([]byte(part))
				fmt.Print(n, " ", err, ", ")
			}
			fmt.Println(w.Close(), w.Close())
		}
		fmt.Println(sink64.sizes, sink32.sizes)
	}
	var b64, b32 bytes.Buffer
	w64, w32 := base64.NewEncoder(base64.RawURLEncoding, &b64), base32.NewEncoder(base32.HexEncoding, &b32)
	for _, part := range strings.SplitAfter(text, "l") {
		w64.Write([]byte(part))
		w32.Write([]byte(part))
	}
	fmt.Println(w64.Close(), w32.Close(), b64.Len(), b32.Len())
	fmt.Println(b64.String() == base64.RawURLEncoding.EncodeToString([]byte(text)), b32.String() == base32.HexEncoding.EncodeToString([]byte(text)))
	back64, err64 := io.ReadAll(base64.NewDecoder(base64.RawURLEncoding, &b64))
	back32, err32 := io.ReadAll(base32.NewDecoder(base32.HexEncoding, &b32))
	fmt.Println(string(back64) == text, err64, string(back32) == text, err32)
	for _, s := range []string{"aGVs", "aGVsbA", "aGVsbA==", "aGV\nsbA\r==", "a", "!", "aGVs=", "aGVsbA=x", "aGVsbA=\n\nx", "aGVsbA=", "aGVsbA==x", "NBSWY3DP", "NBSWY3DPEE======", "NBSWY3DPEE=====x", "NB=", "NBSWY3DPE"} {
		got64, err64 := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
		got32, err32 := io.ReadAll(base32.NewDecoder(base32.StdEncoding, strings.NewReader(s)))
		fmt.Printf("%q %v %q %v\n", got64, err64, got32, err32)
		whole64, err64 := base64.StdEncoding.DecodeString(s)
		whole32, err32 := base32.StdEncoding.DecodeString(s)
		fmt.Printf("%q %v %q %v\n", whole64, err64, whole32, err32)
	}
	// Without padding base32 decodes what has come, also a part of a group.
	noPad := base32.StdEncoding.WithPadding(base32.NoPadding)
	for _, s := range []string{"UUQ", "MFRG", "MFRGQUJD", "MFRGQUJDU", "MFRGQUJDa", "QQMFRGMFRG=", "\nMFRG"} {
		for _, r := range []io.Reader{strings.NewReader(s), single{strings.NewReader(s)}} {
			got, err := io.ReadAll(base32.NewDecoder(noPad, r))
			fmt.Printf("%q %v\n", got, err)
		}
		got, err := noPad.DecodeString(s)
		fmt.Printf("%q %v\n", got, err)
	}
	for _, s := range []string{"MFRA====MFRA====", "MFRGQUJDMFRA===="} {
		got, err := io.ReadAll(base32.NewDecoder(base32.StdEncoding, single{strings.NewReader(s)}))
		fmt.Printf("%q %v\n", got, err)
	}
}
