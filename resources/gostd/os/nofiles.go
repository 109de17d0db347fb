package os

import "errors"

// The simulated process has no file system: every attempt to use one fails with an error that says so.
var errNoFiles = errors.New("the simulated process has no file system")

type FileMode uint32

const (
	O_RDONLY = 0
	O_WRONLY = 1
	O_RDWR   = 2
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_TRUNC  = 0x200
	O_APPEND = 0x400

	ModePerm FileMode = 0o777

	PathSeparator = '/'
	DevNull       = "/dev/null"
)

func refuse(op, name string) error { return &PathError{Op: op, Path: name, Err: errNoFiles} }

func Open(name string) (*File, error) { return nil, refuse("open", name) }

func Create(name string) (*File, error) { return nil, refuse("open", name) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	return nil, refuse("open", name)
}

func ReadFile(name string) ([]byte, error) { return nil, refuse("open", name) }

func WriteFile(name string, data []byte, perm FileMode) error { return refuse("open", name) }

func Remove(name string) error { return refuse("remove", name) }

func RemoveAll(path string) error { return refuse("unlinkat", path) }

func Mkdir(name string, perm FileMode) error { return refuse("mkdir", name) }

func MkdirAll(path string, perm FileMode) error { return refuse("mkdir", path) }

func MkdirTemp(dir, pattern string) (string, error) { return "", refuse("mkdir", dir) }

func Rename(oldpath, newpath string) error          { return refuse("rename", oldpath) }
func Chdir(dir string) error                        { return refuse("chdir", dir) }
func Chmod(name string, mode FileMode) error        { return refuse("chmod", name) }
func Truncate(name string, size int64) error        { return refuse("truncate", name) }
func Readlink(name string) (string, error)          { return "", refuse("readlink", name) }
func CreateTemp(dir, pattern string) (*File, error) { return nil, refuse("open", dir) }

func UserHomeDir() (string, error) { return Getenv("HOME"), nil }
func IsPathSeparator(c uint8) bool { return c == PathSeparator }
func Getpagesize() int             { return 4096 }

const (
	O_SYNC            = 0x101000
	PathListSeparator = ':'

	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)
