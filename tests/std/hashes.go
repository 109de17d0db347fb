package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

func main() {
	all := []struct {
		name string
		h    func() hash.Hash
	}{
		{"md5", md5.New}, {"sha1", sha1.New}, {"sha256", sha256.New}, {"sha224", sha256.New224}, {"sha512", sha512.New}, {"sha384", sha512.New384},
		{"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256},
		{"hmac", func() hash.Hash { return hmac.New(sha256.New, []byte("key")) }},
		{"hmac long", func() hash.Hash { return hmac.New(md5.New, []byte(strings.Repeat("k", 100))) }},
		{"crc32", func() hash.Hash { return crc32.NewIEEE() }}, {"crc32c", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
		{"crc32k", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) }},
		{"crc64", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"crc64e", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
		{"adler32", func() hash.Hash { return adler32.New() }}, {"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }},
		{"fnv64", func() hash.Hash { return fnv.New64() }}, {"fnv64a", func() hash.Hash { return fnv.New64a() }}, {"fnv128", fnv.New128}, {"fnv128a", fnv.New128a},
	}
	for _, a := range all {
		h := a.h()
		fmt.Println(a.name, h.Size(), h.BlockSize())
		for _, n := range []int{0, 1, 3, 55, 56, 57, 63, 64, 65, 111, 112, 113, 127, 128, 129, 1000} {
			text := strings.Repeat("The quick brown fox. ", 50)[:n]
			h.Reset()
			for at := 0; at < n; at += 37 {
				io.WriteString(h, text[at:min(at+37, n)])
			}
			fmt.Printf("%x %x\n", h.Sum(nil), h.Sum([]byte{1})[:3])
		}
	}
	data := []byte("hello world")
	fmt.Printf("%x\n%x\n%x\n%x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha256.Sum224(data))
	fmt.Printf("%x\n%x\n%x\n%x\n", sha512.Sum512(data), sha512.Sum384(data), sha512.Sum512_224(data), sha512.Sum512_256(data))
	fmt.Println(crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.IEEETable), crc32.Update(7, crc32.IEEETable, data), crc64.Checksum(data, crc64.MakeTable(crc64.ECMA)), adler32.Checksum(data))
	mac := hmac.New(sha1.New, []byte("secret"))
	mac.Write(data)
	sum := mac.Sum(nil)
	fmt.Println(hmac.Equal(sum, mac.Sum(nil)), hmac.Equal(sum, sum[1:]), subtle.ConstantTimeCompare(data, data), subtle.ConstantTimeEq(1, 2), subtle.ConstantTimeSelect(1, 5, 6), subtle.ConstantTimeLessOrEq(3, 3))

	// random and seeded ones: what is certain
	b := make([]byte, 33)
	n, err := rand.Read(b)
	fmt.Println(n, err, len(rand.Text()))
	seed := maphash.MakeSeed()
	fmt.Println(maphash.String(seed, "a") == maphash.Bytes(seed, []byte("a")), maphash.String(seed, "a") == maphash.String(seed, "b"))
	var m, o maphash.Hash
	m.WriteString("one")
	o.SetSeed(m.Seed())
	o.Write([]byte("o"))
	o.WriteString("ne")
	fmt.Println(m.Sum64() == o.Sum64(), m.Size(), m.BlockSize(), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 1))
}
