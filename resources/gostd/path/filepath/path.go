// Package filepath works on paths as text, with Unix's rules. What would look at files is not here: the simulated process
// has none.
package filepath

import (
	"errors"
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var ErrBadPattern = path.ErrBadPattern

func Clean(path_ string) string                            { return path.Clean(path_) }
func Join(elem ...string) string                           { return path.Join(elem...) }
func Split(path_ string) (dir, file string)                { return path.Split(path_) }
func Base(path_ string) string                             { return path.Base(path_) }
func Dir(path_ string) string                              { return path.Dir(path_) }
func Ext(path_ string) string                              { return path.Ext(path_) }
func IsAbs(path_ string) bool                              { return path.IsAbs(path_) }
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }
func ToSlash(path_ string) string                          { return path_ }
func FromSlash(path_ string) string                        { return path_ }
func VolumeName(path_ string) string                       { return "" }

func SplitList(path_ string) []string {
	if path_ == "" {
		return []string{}
	}
	return strings.Split(path_, ":")
}

// IsLocal reports whether the path stays inside of the folder it starts in.
func IsLocal(path_ string) bool {
	if path_ == "" || IsAbs(path_) {
		return false
	}
	clean := Clean(path_)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// Rel finds how to get from base to target.
func Rel(base, target string) (string, error) {
	from, to := Clean(base), Clean(target)
	if from == to {
		return ".", nil
	}
	if from == "." {
		from = ""
	}
	if IsAbs(from) != IsAbs(to) {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	a, b := strings.Split(strings.Trim(from, "/"), "/"), strings.Split(strings.Trim(to, "/"), "/")
	if a[0] == "" {
		a = nil
	}
	if b[0] == "" {
		b = nil
	}
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	var parts []string
	for _, part := range a[same:] {
		if part == ".." {
			return "", errors.New("Rel: can't make " + target + " relative to " + base)
		}
		parts = append(parts, "..")
	}
	return strings.Join(append(parts, b[same:]...), "/"), nil
}
