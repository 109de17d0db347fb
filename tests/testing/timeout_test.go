//test: -timeout 50ms -run Blocked
//test: -timeout 50ms -v -run Two
//test: -timeout 0 -run Deadline
//test: -run Deadline -v

package timeout

import (
	"fmt"
	"testing"
	"time"
)

func TestBlocked(t *testing.T) {
	t.Log("waits")
	<-make(chan int)
}

func TestTwo(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		time.Sleep(time.Hour)
	})
}

func TestDeadline(t *testing.T) {
	deadline, ok := t.Deadline()
	fmt.Println(ok, deadline.IsZero())
}
