//go:build !go1.20

package testing

const sameTestAgain = "CONT"
