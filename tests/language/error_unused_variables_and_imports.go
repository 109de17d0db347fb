package main

import (
	"fmt"
	"os"
	str "strings"
	_ "time"
)

func f(unusedParameter int) (unusedResult int) {
	a := 1
	var b, c = 2, 3
	_ = c
	for i := range 3 {
	}
	d := func() { e := 1 }
	a = 2
	switch x := any(1).(type) {
	case int:
	}
	return 0
}

func main() { fmt.Println(f(1)) }

// error: 5:2: "os" imported and not used
// error: 6:2: "strings" imported as str and not used
// error: 11:2: declared and not used: a
// error: 12:6: declared and not used: b
// error: 14:6: declared and not used: i
// error: 16:2: declared and not used: d
// error: 16:16: declared and not used: e
// error: 18:9: x declared and not used
