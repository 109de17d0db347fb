// Corners of log, slog, encoding/binary and io/fs.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"log"
	"log/slog"
	"os"
	"reflect"
	"time"
)

type info struct{}

func (info) Name() string       { return "foo.go" }
func (info) Size() int64        { return -1 << 63 }
func (info) Mode() fs.FileMode  { return fs.ModeDir | 0o750 }
func (info) ModTime() time.Time { return time.Date(1970, 1, 2, 3, 4, 5, 0, time.UTC) }
func (info) IsDir() bool        { return true }
func (info) Sys() any           { return nil }

func main() {
	l := log.New(os.Stdout, "\n", 0)
	l.Output(0, "")
	l.Print("x")
	l.SetPrefix("p:")
	l.Print("")
	without := func(keys ...string) *slog.HandlerOptions {
		return &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			for _, key := range keys {
				if a.Key == key {
					return slog.Attr{}
				}
			}
			return a
		}}
	}
	opts := without(slog.TimeKey, slog.LevelKey, slog.MessageKey, "a")
	slog.New(slog.NewTextHandler(os.Stdout, opts)).With("pre", 3).Info("m", "b", 2)
	slog.New(slog.NewJSONHandler(os.Stdout, opts)).With("pre", 3).Info("m", "b", 2)
	slog.New(slog.NewTextHandler(os.Stdout, opts)).WithGroup("g").With("a", 1).WithGroup("h").With("b", 2).Info("m", slog.Group("i", "c", 3))
	var buf bytes.Buffer
	array := [4]int8{1, -2, 3, -4}
	fmt.Println(binary.Write(&buf, binary.BigEndian, &array), buf.Bytes())
	var back [4]int8
	fmt.Println(binary.Read(&buf, binary.BigEndian, &back), back)
	v := reflect.ValueOf(&array).Elem()
	part := v.Slice(1, 3)
	part.Index(0).SetInt(9)
	fmt.Println(part, part.Type(), part.Len(), part.Cap(), array)
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf(array).Slice(0, 1)
	}()
	fmt.Println(fs.FormatFileInfo(info{}))
	fmt.Println(fs.FormatDirEntry(fs.FileInfoToDirEntry(info{})), fs.FileInfoToDirEntry(info{}))
}
