//test:
//test: -v
//test: -v -fullpath=false -run Attr

package output

import (
	"fmt"
	"testing"
)

func TestPartial(t *testing.T) {
	w := t.Output()
	fmt.Fprint(w, "part of ")
	fmt.Fprint(w, "a line\nand another\nunfinished")
	t.Log("log")
	fmt.Fprint(w, "at the end")
}

func TestAttr(t *testing.T) {
	t.Attr("key", "value with blanks")
	t.Run("bad", func(t *testing.T) {
		t.Attr("a key", "x")
		t.Attr("key", "x\ny")
	})
}

func TestLate(t *testing.T) {
	var sub *testing.T
	t.Run("sub", func(t *testing.T) { sub = t })
	sub.Log("logged after its end")
	t.Fail()
}

func TestManyLines(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Run("deep", func(t *testing.T) { t.Error("a\nb\n\nc\n") })
	})
}
