package main

import (
	"context"
	"fmt"
	"time"
)


func work(ctx context.Context, fail bool) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	if fail {
		return fmt.Errorf("failed")
	}
	cancel()
	return ctx.Err()
}

func main() {
	ctx, _ := context.WithCancel(context.Background())
	fmt.Println(work(ctx, true))
}

// warning: 11:2: the cancel function is not used on all paths (possible context leak)
// warning: 13:3: this return statement may be reached without using the cancel var defined on line 11
// warning: 20:7: the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context leak
// expect: failed
