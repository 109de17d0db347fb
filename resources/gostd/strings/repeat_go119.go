//go:build !go1.24

package strings

const repeatOverflow = "strings: Repeat count causes overflow"
