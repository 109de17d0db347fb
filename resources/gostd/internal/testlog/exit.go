// Package testlog lets package testing know that a test calls os.Exit.
package testlog

import "sync/atomic"

var panicOnExit0 atomic.Bool

// PanicOnExit0 tells whether os.Exit(0) is a mistake: in a test it would look like success.
func PanicOnExit0() bool { return panicOnExit0.Load() }

func SetPanicOnExit0(v bool) { panicOnExit0.Store(v) }
