package os

import (
	"errors"
	"strings"
)

// The environment is the same in every run.
var env = []string{"HOME=/home/gopher", "PATH=/usr/local/bin:/usr/bin:/bin", "USER=gopher"}

func findEnv(key string) int {
	for i, entry := range env {
		if len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key {
			return i
		}
	}
	return -1
}

func LookupEnv(key string) (string, bool) {
	if i := findEnv(key); i >= 0 && key != "" {
		return env[i][len(key)+1:], true
	}
	return "", false
}

func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

func Setenv(key, value string) error {
	if key == "" || strings.ContainsAny(key, "=\x00") || strings.Contains(value, "\x00") {
		return &SyscallError{"setenv", errors.New("invalid argument")}
	}
	if i := findEnv(key); i >= 0 {
		env[i] = key + "=" + value
	} else {
		env = append(env, key+"="+value)
	}
	return nil
}

func Unsetenv(key string) error {
	if i := findEnv(key); i >= 0 {
		env = append(env[:i], env[i+1:]...)
	}
	return nil
}

func Clearenv() { env = nil }

func Environ() []string { return append([]string(nil), env...) }

// SyscallError is the error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Expand replaces ${name} and $name by mapping(name).
func Expand(s string, mapping func(string) string) string {
	out := ""
	start := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		name, width := shellName(s[i+1:])
		out += s[start:i]
		if name == "" && width == 0 {
			out += "$"
		} else if name != "" {
			out += mapping(name)
		}
		i += width
		start = i + 1
	}
	return out + s[start:]
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

// shellName gives the name at the start of s and how many bytes it takes with its braces.
func shellName(s string) (string, int) {
	if s[0] == '{' {
		if len(s) > 2 && s[2] == '}' && strings.IndexByte("*#$@!?-0123456789", s[1]) >= 0 {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if strings.IndexByte("*#$@!?-0123456789", s[0]) >= 0 {
		return s[:1], 1 // one of the shell's own
	}
	i := 0
	for i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9' || 'a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
		i++
	}
	return s[:i], i
}
