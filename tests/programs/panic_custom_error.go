package main

import "fmt"

type httpError struct {
	code int
	path string
}

func (e *httpError) Error() string { return fmt.Sprintf("%d %s", e.code, e.path) }

func get(path string) error {
	if path == "/missing" {
		return &httpError{404, path}
	}
	return nil
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	must(get("/"))
	must(get("/missing"))
}
