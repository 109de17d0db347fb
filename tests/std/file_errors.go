// What a program sees of files that are not there; the texts of the errors are Waitscope's own.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

func main() {
	_, err := os.Open("missing.txt")
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), errors.Is(err, fs.ErrNotExist), os.IsNotExist(err), pe.Op, pe.Path)
	fmt.Printf("%T\n", err)
	_, err = os.Stat("missing.txt")
	fmt.Println(errors.Is(err, os.ErrNotExist))
	_, err = os.ReadFile("x")
	fmt.Println(os.IsNotExist(fmt.Errorf("w: %w", err)), os.IsNotExist(err))
	fmt.Println(fs.FileMode(0o755), fs.ModeDir|0o644, fs.ModeSymlink|fs.ModePerm, fs.ValidPath("a/b"), fs.ValidPath("/a"), fs.ValidPath("."), (fs.ModeDir | 5).IsDir(), os.FileMode(0o600).Perm())
	fmt.Println(os.ExpandEnv("$$ $1x ${NO} $ ${} ${a b} $# a$"), os.RemoveAll("nothing-there"))
	err = &os.LinkError{Op: "rename", Old: "a", New: "b", Err: os.ErrPermission}
	fmt.Println(err, os.IsPermission(err), os.IsTimeout(err))
}
