package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is an example function with what it must print.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

func runExamples(matchString matchFunc, examples []InternalExample) (ran, ok bool) {
	ok = true
	m := newMatcher(matchString, *match, "-test.run", *skip)
	for _, example := range examples {
		if _, matched, _ := m.fullName(nil, example.Name); matched {
			ran = true
			ok = runExample(example) && ok
		}
	}
	return ran, ok
}

func runExample(eg InternalExample) (ok bool) {
	if verbose.on {
		fmt.Printf("=== RUN   %s\n", eg.Name)
	}
	stdout := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	printed := make(chan string)
	go func() {
		var text strings.Builder
		_, err := io.Copy(&text, r)
		r.Close()
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		printed <- text.String()
	}()

	finished := false
	start := time.Now()
	defer func() {
		took := time.Since(start)
		w.Close()
		os.Stdout = stdout
		text := <-printed
		ok = eg.judge(text, took, finished, recover())
	}()
	eg.F()
	finished = true
	return
}

func (eg *InternalExample) judge(stdout string, took time.Duration, finished bool, panicked any) bool {
	failure := ""
	got, want := strings.TrimSpace(stdout), strings.TrimSpace(eg.Output)
	if eg.Unordered {
		gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
		slices.Sort(gotLines)
		slices.Sort(wantLines)
		if !slices.Equal(gotLines, wantLines) {
			failure = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", stdout, eg.Output)
		}
	} else if got != want {
		failure = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	if panicked != nil {
		failure = ""
	}
	passed := failure == "" && finished && panicked == nil
	if !passed {
		fmt.Printf("--- FAIL: %s (%s)\n%s", eg.Name, seconds(took), failure)
	} else if verbose.on {
		fmt.Printf("--- PASS: %s (%s)\n", eg.Name, seconds(took))
	}
	if panicked != nil {
		panic(panicked)
	}
	if !finished {
		panic(errNilPanicOrGoexit)
	}
	return passed
}
