//test: -v
//test: -v -run Names/a_b
//test: -v -run Numbers/x#01

package names

import "testing"

func TestNames(t *testing.T) {
	for _, name := range []string{"a b", "a\tb", "a/b", "a\x00b", "ä", "\u00a0x", "日本語", "x\u200by", "#", "a#01", "a#01", "a#01", "a", "a"} {
		t.Run(name, func(t *testing.T) {})
	}
}

func TestNumbers(t *testing.T) {
	for _, name := range []string{"x#01", "x", "x", "x", "x#1", "x#001", "#00", "", "", "#01", "x#02"} {
		t.Run(name, func(t *testing.T) { t.Log(t.Name()) })
	}
}

func Test(t *testing.T)   {}
func Test_x(t *testing.T) {}
func Test1(t *testing.T)  {}
func TestÉ(t *testing.T)  {}

// No test: ř is a lower case letter.
func Testřada() {}
