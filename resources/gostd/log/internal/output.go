// Package internal connects packages log and log/slog.
package internal

// DefaultOutput prints a line with log's default logger; pc is the place that it names. Package log sets it.
var DefaultOutput func(pc uintptr, data []byte) error
