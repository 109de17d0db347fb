// Package testdeps is what a generated test program hands to package testing.
package testdeps

import "regexp"

// TestDeps names the tested package and remembers what its tests came to.
type TestDeps struct {
	Path     string
	exitCode int
	pattern  string // the last one
	compiled *regexp.Regexp
}

func (d *TestDeps) ImportPath() string { return d.Path }

func (d *TestDeps) MatchString(pattern, text string) (bool, error) {
	if d.compiled == nil || d.pattern != pattern {
		compiled, err := regexp.Compile(pattern)
		if err != nil {
			return false, err
		}
		d.pattern, d.compiled = pattern, compiled
	}
	return d.compiled.MatchString(text), nil
}

func (d *TestDeps) SetExitCode(code int) { d.exitCode = code }

// ExitCode is that of the last M.Run: a TestMain may simply return.
func (d *TestDeps) ExitCode() int { return d.exitCode }
