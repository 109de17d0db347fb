package main

import (
	"fmt"
	"strings"
)

type handler func(path string) (int, string)
type middleware func(handler) handler

func chain(h handler, ms ...middleware) handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func logging(prefix string) middleware {
	return func(next handler) handler {
		return func(path string) (code int, body string) {
			fmt.Println(prefix, "->", path)
			defer func() { fmt.Println(prefix, "<-", code) }()
			return next(path)
		}
	}
}

func recovering(next handler) handler {
	return func(path string) (code int, body string) {
		defer func() {
			if r := recover(); r != nil {
				code, body = 500, fmt.Sprint(r)
			}
		}()
		return next(path)
	}
}

func main() {
	app := func(path string) (int, string) {
		if strings.Contains(path, "crash") {
			var users []string
			return 200, users[len(path)]
		}
		return 200, strings.TrimPrefix(path, "/")
	}
	h := chain(app, logging("outer"), recovering, logging("inner"))
	fmt.Println(h("/home"))
	fmt.Println(h("/crash"))
}
