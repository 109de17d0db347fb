//go:build !go1.24

package bytes

const repeatOverflow = "bytes: Repeat count causes overflow"
