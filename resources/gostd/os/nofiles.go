package os

import (
	"io/fs"
)

// The simulated process has no file system: every attempt to use one fails with an error that says so, and that is
// the error of a file that does not exist, or of a folder nobody may write to.
type noFilesError struct {
	text string
	kind error
}

var (
	errNoFiles  = &noFilesError{"no such file or directory (the simulated process has no file system)", ErrNotExist}
	errReadOnly = &noFilesError{"permission denied (the simulated process has no file system)", ErrPermission}
)

func (e *noFilesError) Error() string        { return e.text }
func (e *noFilesError) Is(target error) bool { return target == e.kind }

const (
	O_RDONLY = 0
	O_WRONLY = 1
	O_RDWR   = 2
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_TRUNC  = 0x200
	O_APPEND = 0x400

	ModePerm FileMode = fs.ModePerm

	PathSeparator = '/'
	DevNull       = "/dev/null"
)

func refuse(op, name string) error      { return &PathError{Op: op, Path: name, Err: errNoFiles} }
func refuseWrite(op, name string) error { return &PathError{Op: op, Path: name, Err: errReadOnly} }

func Open(name string) (*File, error) { return nil, refuse("open", name) }

func Create(name string) (*File, error) { return nil, refuseWrite("open", name) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if flag&O_CREATE != 0 {
		return nil, refuseWrite("open", name)
	}
	return nil, refuse("open", name)
}

func ReadFile(name string) ([]byte, error) { return nil, refuse("open", name) }

func WriteFile(name string, data []byte, perm FileMode) error { return refuseWrite("open", name) }

func Remove(name string) error { return refuse("remove", name) }

func RemoveAll(path string) error { return nil } // as where nothing is

func Mkdir(name string, perm FileMode) error { return refuseWrite("mkdir", name) }

func MkdirAll(path string, perm FileMode) error { return refuseWrite("mkdir", path) }

func MkdirTemp(dir, pattern string) (string, error) { return "", refuseWrite("mkdir", dir) }

func Rename(oldpath, newpath string) error {
	return &LinkError{Op: "rename", Old: oldpath, New: newpath, Err: errNoFiles}
}
func Stat(name string) (FileInfo, error)            { return nil, refuse("stat", name) }
func Lstat(name string) (FileInfo, error)           { return nil, refuse("lstat", name) }
func ReadDir(name string) ([]DirEntry, error)       { return nil, refuse("open", name) }
func Chdir(dir string) error                        { return refuse("chdir", dir) }
func Chmod(name string, mode FileMode) error        { return refuse("chmod", name) }
func Truncate(name string, size int64) error        { return refuse("truncate", name) }
func Readlink(name string) (string, error)          { return "", refuse("readlink", name) }
func CreateTemp(dir, pattern string) (*File, error) { return nil, refuseWrite("open", dir) }

func UserHomeDir() (string, error) { return Getenv("HOME"), nil }
func IsPathSeparator(c uint8) bool { return c == PathSeparator }
func Getpagesize() int             { return 4096 }

const (
	O_SYNC            = 0x101000
	PathListSeparator = ':'

	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2

	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
)
