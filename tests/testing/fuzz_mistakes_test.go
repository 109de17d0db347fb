//test: -run Count
//test: -run Type
//test: -run Unsupported
//test: -run NoFunc
//test: -run InsideLog
//test: -run Panics

package fuzz

import "testing"

func FuzzCount(f *testing.F) {
	f.Add(1, 2)
	f.Fuzz(func(t *testing.T, n int) {})
}

func FuzzType(f *testing.F) {
	f.Add("1")
	f.Fuzz(func(t *testing.T, n int) {})
}

func FuzzUnsupported(f *testing.F) { f.Add(struct{}{}) }

func FuzzNoFunc(f *testing.F) { f.Fuzz(3) }

func FuzzInsideLog(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) { f.Log("wrong") })
}

func FuzzPanics(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) { panic(n) })
}
